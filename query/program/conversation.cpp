#include "query/program/conversation.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "common/error.hpp"
#include "query/print/citation.hpp"
#include "query/print/kwic_printer.hpp"
#include "query/print/print.hpp"
#include "query/print/summary.hpp"
#include "query/print/wrap.hpp"

namespace propos {

Conversation::Conversation(const QueryOptions& options)
    : options_(options),
      topics_(load_topics(options.topics)),
      searcher_(options.directory, translator_for(topics_, options.dictionary)) {
  options_.format = Format::text;
}

Reply Conversation::say(const std::string& line) {
  const auto command = parse_command(line);
  try {
    switch (command.kind) {
      case Command::Kind::nothing: return {};
      case Command::Kind::query: return ask({"1", command.text, command.text, {}});
      case Command::Kind::topic: return ask(question_of(find_topic(topics_, command.text), options_.lang));
      case Command::Kind::topics: return topics();
      case Command::Kind::open: return open(command.number);
      case Command::Kind::quote: return quote(command.number);
      case Command::Kind::like: return like(command.number);
      case Command::Kind::next: return more();
      case Command::Kind::help: return {command_help().in(options_.lang), {}, false};
      case Command::Kind::quit: return {{}, {}, true};
      case Command::Kind::wrong: break;
    }
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big && e.kind() != ErrorKind::not_found) throw;
    return {std::string(e.what()) + "\n", {}, false};
  }
  auto reply = tell({"«\u00A0" + command.text + "\u00A0» n’est pas une commande complète",
                     "“" + command.text + "” is no complete command"});
  reply.text += command_help().in(options_.lang);
  return reply;
}

Reply Conversation::ask(Question question, const std::string& like) {
  question_ = std::move(question);
  search_ = search_options_of(options_);
  search_.selection.like = like;
  search_.exact |= question_.query.has_value();
  auto answer = searcher_.search(query_of(question_, options_.words_as_typed(), topics_, searcher_), search_);
  asked_ = true;
  hits_ = answer.hits;
  return show(answer);
}

Reply Conversation::more() {
  if (!asked_) return tell({"rien n’a encore été demandé", "nothing was asked yet"});
  // What is counted of all matches was shown with the first page.
  search_.selection.facets.clear();
  search_.selection.timeline = false;
  search_.selection.offset += search_.limit;
  const auto page = searcher_.search(query_of(question_, options_.words_as_typed(), topics_, searcher_), search_);
  if (page.hits.empty()) return tell({"il n’y a rien de plus", "there is no more"});
  hits_.insert(hits_.end(), page.hits.begin(), page.hits.end());
  return show(page);
}

Reply Conversation::like(std::size_t number) {
  const auto* chosen = hit(number);
  if (chosen == nullptr) return no_result(number);
  const auto id = chosen->passage.id;
  return ask(question_like(id, options_.lang), id);
}

Reply Conversation::show(const Answer& page) const {
  const auto print_options = print_options_of(options_);
  std::ostringstream out;
  if (options_.kwic) {
    KwicPrinter printer(out, print_options, 0);
    printer.begin(question_.id, question_.label);
    auto batch = page;
    printer.add(std::move(batch));
    printer.end(batch);
  } else {
    Printer printer(out, print_options);
    printer.print({page, question_.id, question_.label});
    printer.finish();
  }
  WrapStyle style;
  style.width = print_options.style.width;
  const auto tell = [&](const Note& line) { out << wrap({line.in(options_.lang), {}}, style); };
  if (!shows_notes(print_options, page)) std::for_each(page.notes.begin(), page.notes.end(), tell);
  tell(summary_of(page, question_.label, search_));
  return {out.str(), {}, false};
}

Reply Conversation::topics() const {
  Reply reply;
  for (const auto& topic : topics_) reply.text += topic.id + ": " + question_of(topic, options_.lang).label + "\n";
  return reply;
}

const Hit* Conversation::hit(std::size_t number) const {
  const auto found = std::find_if(hits_.begin(), hits_.end(),
                                  [number](const Hit& hit) { return static_cast<std::size_t>(hit.rank) == number; });
  return found == hits_.end() ? nullptr : &*found;
}

Reply Conversation::no_result(std::size_t number) const {
  return tell({"il n’y a pas de résultat " + std::to_string(number), "there is no result " + std::to_string(number)});
}

Reply Conversation::open(std::size_t number) const {
  const auto* chosen = hit(number);
  if (chosen == nullptr) return no_result(number);
  const auto& url = chosen->passage.url;
  if (!is_web_address(url)) return tell({"ce passage n’a pas d’adresse web", "this passage has no web address"});
  return {without_controls(url) + "\n", url, false};
}

Reply Conversation::quote(std::size_t number) const {
  const auto* chosen = hit(number);
  if (chosen == nullptr) return no_result(number);
  return {markdown_quotation(*chosen, options_.lang), {}, false};
}

}  // namespace propos
