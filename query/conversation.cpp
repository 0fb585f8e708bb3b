#include "query/conversation.hpp"

#include <algorithm>
#include <sstream>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/citation.hpp"
#include "query/print.hpp"
#include "query/wrap.hpp"

namespace propos {

Conversation::Conversation(const QueryOptions& options)
    : options_(options), topics_(load_topics(options.topics)), searcher_(options.directory, translator_for(options, topics_)) {
  options_.format = Format::text;
}

Reply Conversation::say(const std::string& line) {
  const auto command = parse_command(line);
  try {
    switch (command.kind) {
      case Command::Kind::nothing:
        return {};
      case Command::Kind::query:
        return ask({"1", command.text, command.text, {}});
      case Command::Kind::topic:
        return ask(question_of(find_topic(topics_, command.text), options_.lang));
      case Command::Kind::topics:
        return topics();
      case Command::Kind::open:
        return open(command.number);
      case Command::Kind::quote:
        return quote(command.number);
      case Command::Kind::next:
        return more();
      case Command::Kind::help:
        return {command_help().in(options_.lang), {}, false};
      case Command::Kind::quit:
        return {{}, {}, true};
      case Command::Kind::wrong:
        break;
    }
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big && e.kind() != ErrorKind::not_found)
      throw;
    return {std::string(e.what()) + "\n", {}, false};
  }
  auto reply = tell({"«\u00A0" + command.text + "\u00A0» n’est pas une commande complète",
                     "“" + command.text + "” is no complete command"});
  reply.text += command_help().in(options_.lang);
  return reply;
}

Reply Conversation::ask(Question question) {
  question_ = std::move(question);
  asked_ = true;
  answer_ = searcher_.search(query_of(question_, options_, topics_), search_options_of(options_));
  return show(0);
}

Reply Conversation::more() {
  if (!asked_) return tell({"rien n’a encore été demandé", "nothing was asked yet"});
  const auto first = answer_.hits.size();
  auto search = search_options_of(options_);
  search.limit = std::min(first + options_.limit, limits::max_hits);
  answer_ = searcher_.search(query_of(question_, options_, topics_), search);
  if (answer_.hits.size() <= first) return tell({"il n’y a rien de plus", "there is no more"});
  return show(first);
}

Reply Conversation::show(std::size_t first) {
  auto shown = answer_;
  shown.hits.erase(shown.hits.begin(), shown.hits.begin() + static_cast<std::ptrdiff_t>(first));
  const auto print_options = print_options_of(options_);
  std::ostringstream out;
  Printer printer(out, print_options);
  printer.print({shown, question_.id, question_.label});
  printer.finish();
  WrapStyle style;
  style.width = print_options.style.width;
  for (const auto& line : summary_of(answer_, question_.label))
    out << wrap({line.in(options_.lang), {}}, style);
  return {out.str(), {}, false};
}

Reply Conversation::topics() const {
  Reply reply;
  for (const auto& topic : topics_)
    reply.text += topic.id + ": " + question_of(topic, options_.lang).label + "\n";
  return reply;
}

const Hit* Conversation::hit(std::size_t number) const {
  return number >= 1 && number <= answer_.hits.size() ? &answer_.hits[number - 1] : nullptr;
}

Reply Conversation::open(std::size_t number) const {
  const auto* chosen = hit(number);
  if (chosen == nullptr)
    return tell({"il n’y a pas de résultat " + std::to_string(number),
                 "there is no result " + std::to_string(number)});
  const auto& url = chosen->passage.url;
  if (!is_web_address(url))
    return tell({"ce passage n’a pas d’adresse web", "this passage has no web address"});
  return {without_controls(url) + "\n", url, false};
}

Reply Conversation::quote(std::size_t number) const {
  const auto* chosen = hit(number);
  if (chosen == nullptr)
    return tell({"il n’y a pas de résultat " + std::to_string(number),
                 "there is no result " + std::to_string(number)});
  return {markdown_quotation(*chosen, options_.lang), {}, false};
}

}  // namespace propos
