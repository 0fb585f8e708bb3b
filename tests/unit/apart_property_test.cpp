// In no labelled post does a caption, credit, box, note, biography or asker's label stand in an answer's text.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/quality/labelled_posts.hpp"
#include "indexer/cut/labels.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) paragraphs.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return paragraphs;
}

/// The texts that labels set apart or want in no passage.
std::vector<std::string> texts_apart(const Json& labels) {
  std::vector<std::string> texts;
  for (const auto& label : labels.at("passages"))
    if (is_apart_label(label)) texts.push_back(normal(member(label, label.contains("first") ? "first" : "heading")));
  for (const auto& absent : labels.value("absent", Json::array())) texts.push_back(normal(absent.get<std::string>()));
  std::erase(texts, "");
  return texts;
}

/// Whether the paragraph begins with the label of who asks in the passage.
bool begins_with_asker(const std::string& paragraph, const std::string& asker) {
  Block block;
  block.text = paragraph;
  const auto label = possible_label(block);
  return label && !asker.empty() && label->sign == LabelSign::mark && stands_for(label->name, asker);
}

}  // namespace

TEST_CASE("in no labelled post does what stands apart, or an asker's label, stand in an answer", "[cuts][property]") {
  std::size_t looked_for = 0;
  for (const auto* directory : {"cuts", "interviews"})
    for (const auto& post : read_labelled_posts(data() / directory)) {
      const auto apart = texts_apart(post.labels);
      for (const auto& passage : post.cut.passages) {
        if (passage.kind != PassageKind::answer) continue;
        INFO(post.name << ": " << passage.question);
        const auto text = ' ' + normal(passage.text) + ' ';
        for (const auto& other : apart) {
          INFO(other);
          CHECK(text.find(' ' + other + ' ') == std::string::npos);
          ++looked_for;
        }
        for (const auto& paragraph : paragraphs_of(passage.text)) {
          INFO(paragraph);
          CHECK_FALSE(begins_with_asker(paragraph, passage.asker));
        }
      }
    }
  CHECK(looked_for > 500);
}
