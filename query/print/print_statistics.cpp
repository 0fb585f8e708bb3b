#include "query/print/print_statistics.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/passage.hpp"
#include "query/print/long_date.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

constexpr std::size_t most_sites = 10;

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string period_of(const Statistics& statistics, Lang lang) {
  if (statistics.first.empty()) return "–";
  auto period = long_date(statistics.first, lang);
  if (statistics.last != statistics.first) period += " – " + long_date(statistics.last, lang);
  if (statistics.undated > 0)
    period += Note{" (sans date\u00A0: ", " (no date: "}.in(lang) + std::to_string(statistics.undated) + ")";
  return period;
}

Note name_of_kind(const std::string& kind) {
  if (kind == "answer") return {"réponses", "answers"};
  if (kind == "section") return {"sections", "sections"};
  return {"introductions", "introductions"};
}

std::string kinds_of(const Statistics& statistics, Lang lang) {
  std::string text;
  std::uint64_t apart = 0;
  for (const auto& [name, passages] : statistics.kinds) {
    const auto kind = kind_named(name);
    if (kind && is_apart(*kind)) apart += passages;
    else if (passages > 0)
      text += (text.empty() ? "" : ", ") + name_of_kind(name).in(lang) + " " + std::to_string(passages);
  }
  if (apart > 0) text += Note{", hors-texte ", ", apart "}.in(lang) + std::to_string(apart);
  return text.empty() ? "" : " (" + text + ")";
}

void add_texts(Lines& lines, const TextStatistics& texts, Lang lang) {
  std::string sites;
  for (std::size_t i = 0; i < std::min(texts.sites.size(), most_sites); ++i)
    sites +=
        (i == 0 ? "" : ", ") + without_controls(texts.sites[i].name) + " " + std::to_string(texts.sites[i].passages);
  if (texts.sites.size() > most_sites) sites += ", …";
  if (!sites.empty()) sites = " (" + sites + ")";
  lines.emplace_back(Note{"sites", "sites"}.in(lang), std::to_string(texts.sites.size()) + sites);
  lines.emplace_back(Note{"de fichiers réparés", "of repaired files"}.in(lang), std::to_string(texts.repaired));
  lines.emplace_back(Note{"découpes déduites", "inferred cuts"}.in(lang), std::to_string(texts.inferred));
  lines.emplace_back(Note{"illisibles", "unreadable"}.in(lang), std::to_string(texts.unreadable));
}

}  // namespace

void print_statistics(std::ostream& out, const Statistics& statistics, std::size_t topics, Lang lang) {
  Lines lines;
  const auto add = [&](const Note& name, const std::string& value) { lines.emplace_back(name.in(lang), value); };
  add({"articles", "posts"}, std::to_string(statistics.posts));
  add({"passages", "passages"}, std::to_string(statistics.passages) + kinds_of(statistics, lang));
  add({"mots", "words"}, std::to_string(statistics.words));
  add({"locuteurs", "speakers"}, std::to_string(statistics.speakers));
  add({"auteurs", "authors"}, std::to_string(statistics.authors));
  add({"période", "period"}, period_of(statistics, lang));
  add({"mots-clés", "tags"}, std::to_string(statistics.tags));
  add({"sujets", "topics"}, std::to_string(topics));
  if (statistics.texts) add_texts(lines, *statistics.texts, lang);
  std::size_t width = 0;
  for (const auto& [name, value] : lines) width = std::max(width, columns(name));
  for (const auto& [name, value] : lines) out << fitted(name, width) << "  " << value << '\n';
}

}  // namespace propos
