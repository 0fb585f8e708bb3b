#include "query/print/summary.hpp"

#include <algorithm>
#include <cstdio>

namespace propos {
namespace {

/// Milliseconds, with a decimal comma in French.
Note milliseconds(std::int64_t microseconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(microseconds) / 1000);
  std::string french = text;
  std::replace(french.begin(), french.end(), '.', ',');
  return {french + "\u00A0ms", std::string(text) + " ms"};
}

std::string counted(std::uint64_t n, const std::string& one, const std::string& more) {
  return std::to_string(n) + " " + (n == 1 ? one : more);
}

/// In quotation marks; a text in guillemets has them already.
Note quoted(const std::string& text) {
  if (text.starts_with("«") && text.ends_with("»")) return {text, text};
  return {"«\u00A0" + text + "\u00A0»", "“" + text + "”"};
}

}  // namespace

Note summary_of(const Answer& answer, const std::string& what, const SearchOptions& search) {
  const auto name = quoted(what);
  const auto offset = std::to_string(search.selection.offset);
  if (answer.total > 0 && answer.hits.empty() && search.selection.offset > 0)
    return {"rien de plus après " + offset + " pour " + name.fr, "nothing more after " + offset + " for " + name.en};
  if (answer.total == 0 || (answer.hits.empty() && search.limit > 0))
    return {"rien trouvé pour " + name.fr, "nothing found for " + name.en};
  Note count{counted(answer.total, "passage", "passages"), counted(answer.total, "passage", "passages")};
  if (const auto posts = answer.counts.posts) {
    count.fr += " de " + counted(*posts, "article", "articles");
    count.en += " of " + counted(*posts, "post", "posts");
  }
  const auto time = milliseconds(answer.took_us);
  return {(answer.exact ? "" : "environ ") + count.fr + " pour " + name.fr + " (" + time.fr + ")",
          (answer.exact ? "" : "about ") + count.en + " for " + name.en + " (" + time.en + ")"};
}

std::vector<Note> concordance_summary(const Answer& answer, std::size_t lines, const std::string& what,
                                      const SearchOptions& search) {
  auto told = answer.notes;
  const auto name = quoted(what);
  const auto passages = counted(answer.total, "passage", "passages");
  if (lines == 0) {
    told.push_back(
        {"aucune ligne pour " + name.fr + " (" + passages + ")", "no line for " + name.en + " (" + passages + ")"});
    return told;
  }
  const auto offset = search.selection.offset;
  const auto read = std::min<std::uint64_t>(search.limit, answer.total - offset);
  if (read < answer.total)
    told.push_back({std::to_string(read) + " passages lus sur " + std::to_string(answer.total),
                    std::to_string(read) + " of " + passages + " were read"});
  const auto time = milliseconds(answer.took_us);
  told.push_back({counted(lines, "ligne", "lignes") + ", " + passages + " pour " + name.fr + " (" + time.fr + ")",
                  counted(lines, "line", "lines") + ", " + passages + " for " + name.en + " (" + time.en + ")"});
  return told;
}

}  // namespace propos
