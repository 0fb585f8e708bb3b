#include "tests/fuzz/targets.hpp"

#include <sstream>
#include <string>

#include "common/passage.hpp"
#include "common/text.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/html/html.hpp"
#include "indexer/post/classic.hpp"
#include "indexer/post/page.hpp"
#include "indexer/post/post.hpp"
#include "indexer/post/wxr.hpp"
#include "indexer/source/json_items.hpp"
#include "indexer/source/json_repair.hpp"
#include "indexer/source/wxr_items.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "tests/fuzz/check.hpp"

namespace propos::fuzz {

void json(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  JsonItems items(in);
  JsonItem item;
  while (items.next(item)) {
    const auto repaired = repair_json(item.bytes);
    require(is_utf8(repaired.text), "repaired JSON is no UTF-8");
    ignoring_errors([&] { post_from_rest(parse_json(repaired.text, "fuzz"), "fuzz"); });
    ignoring_errors([&] {
      const auto passage = passage_from_json(parse_json(repaired.text, "fuzz"), "fuzz");
      const auto stored = load_passage(store_passage(passage));
      require(stored && *stored == passage, "a stored passage is not what it was");
    });
  }
}

void wxr(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  ignoring_errors([&] {
    WxrItems items(in, "fuzz");
    WxrItem item;
    while (items.next(item))
      ignoring_errors([&] { cut_post(post_from_wxr(item, items.authors(), items.link(), "fuzz")); });
  });
}

void html(std::string_view bytes) {
  const auto text = repair_utf8(bytes);
  for (const auto& block : read_blocks(text, {}).blocks) {
    const auto size = block.text.size();
    for (const auto* ranges : {&block.bold, &block.italic, &block.links})
      for (const auto& range : *ranges)
        require(range.begin <= range.end && range.end <= size, "a style reaches out of its block");
    for (const auto call : block.calls) require(call <= size, "a call stands outside its block");
  }
  render_content(text);
  plain_text(text);
  ignoring_errors([&] { post_from_page(text, "fuzz"); });
}

void cut(std::string_view bytes) {
  Post post;
  post.id = "1";
  post.title = "Titre";
  post.url = "https://example.org/post/";
  post.html = repair_utf8(bytes);
  const auto cut = cut_post(post);
  const auto problem = accounting_problem(cut);
  require(problem.empty(), problem);
}

void query(std::string_view bytes) {
  ignoring_errors([&] {
    const auto query = parse_query(std::string(bytes));
    const auto printed = to_text(query);
    // What is printed may be longer than what was typed, past the limits.
    ignoring_errors(
        [&] { require(parse_query(printed).root == query.root, "a printed query is another: " + printed); });
    dump_json(to_json(query.root));
  });
}

}  // namespace propos::fuzz
