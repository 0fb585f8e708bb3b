#include "query/print/trec_topics.hpp"

#include "query/language/print_query.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

/// A line of text; `<` would open a tag.
std::string line_of(const std::string& text) {
  auto line = one_line(text);
  for (auto& c : line)
    if (c == '<') c = '(';
  return line;
}

}  // namespace

void print_trec_topics(std::ostream& out, const std::vector<Topic>& topics) {
  for (const auto& topic : topics) {
    const auto& label = topic.label_fr.empty() ? topic.id : topic.label_fr;
    out << "<top>\n\n<num> Number: " << topic.id << "\n<title> " << line_of(label) << "\n\n<desc> Description:\n"
        << line_of(to_text(topic.query)) << "\n\n<narr> Narrative:\n"
        << line_of(topic.narrative) << "\n\n</top>\n\n";
  }
}

}  // namespace propos
