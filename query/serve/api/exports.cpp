// All that matches, written as it is read.
#include <array>
#include <limits>
#include <memory>
#include <sstream>
#include <utility>

#include "common/error.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/stop.hpp"
#include "query/print/formats.hpp"
#include "query/question.hpp"
#include "query/serve/api/answer.hpp"
#include "query/serve/api/handlers.hpp"
#include "query/serve/api/routes.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/api/suggest.hpp"
#include "query/serve/http/problem.hpp"

namespace propos::serve {
namespace {

struct ExportFormat {
  std::string_view name;
  std::string_view type;
  std::string_view ending;
};

constexpr std::array<ExportFormat, 7> export_formats = {
    {{"csv", "text/csv; charset=utf-8", "csv"},
     {"tsv", "text/tab-separated-values; charset=utf-8", "tsv"},
     {"ndjson", "application/x-ndjson", "ndjson"},
     {"ris", "application/x-research-info-systems; charset=utf-8", "ris"},
     {"bibtex", "application/x-bibtex; charset=utf-8", "bib"},
     {"csl-json", "application/vnd.citationstyles.csl+json", "json"},
     {"markdown", "text/markdown; charset=utf-8", "md"}}};

const ExportFormat& export_format(const std::string& name) {
  std::string names;
  for (const auto& format : export_formats) {
    if (format.name == name) return format;
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  throw Error(ErrorKind::not_found, "no format \"" + name + "\"; there are: " + names, "format");
}

PrintOptions export_options_of(const Request& request, const SearchRequest& search, std::string_view format) {
  PrintOptions options;
  options.format = format_named(format);
  options.lang = search.lang.value_or(Lang::fr);
  options.explain = search.explain;
  options.today = today();
  const auto cite = request.parameter("cite");
  if (!cite.empty() && cite != "passage" && cite != "post")
    throw Error(ErrorKind::usage, "\"" + std::string(cite) + "\": expected passage or post", "cite");
  if (cite == "post") options.cite = Cite::post;
  check_cite(options.cite, options.format, "cite");
  if (const auto separator = request.parameter("csv-separator"); !separator.empty())
    options.csv.separator = csv_separator_of(std::string(separator), "csv-separator");
  options.csv.mark = request.parameter("csv-bom") == "1";
  return options;
}

/// Has an index of its own, because the worker asks its own one other things between two parts.
class Export {
 public:
  Export(std::shared_ptr<void> slot, OpenIndex& index, const SearchRequest& search, PrintOptions options,
         const SearchOptions& wanted)
      : slot_(std::move(slot)),
        searcher_(index.directory(), translator_for(index.topics(), index.options().dictionary)),
        options_(std::move(options)),
        qid_(search.topic.empty() ? "1" : find_topic(index.topics(), search.topic).id),
        label_(label_of(search, index.topics(), options_.lang)),
        walk_(searcher_.walk(query_of(search, index), wanted)) {}

  bool is_complete() const { return walk_.answer().complete; }

  bool next(std::string& chunk) {
    if (finished_) return false;
    Answer batch;
    if (walk_.next(batch)) {
      printer_.print({batch, qid_, label_});
    } else {
      printer_.finish();
      finished_ = true;
    }
    chunk = std::move(out_).str();
    out_.str({});
    return !finished_ || !chunk.empty();
  }

 private:
  std::shared_ptr<void> slot_;
  Searcher searcher_;
  PrintOptions options_;
  std::string qid_, label_;
  Searcher::Walk walk_;
  std::ostringstream out_;
  Printer printer_{out_, options_};
  bool finished_ = false;
};

/// `propos-droits-de-douane.csv`.
std::string file_name(const std::string& label, std::string_view ending) {
  constexpr std::size_t longest = 48;
  std::string name = "propos";
  std::istringstream words(plain_text(label));
  for (std::string word; words >> word;) {
    if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") != std::string::npos) continue;
    if (name.size() + word.size() > longest) break;
    name += '-' + word;
  }
  return name + '.' + std::string(ending);
}

}  // namespace

Response answer_export(Site& site, const Request& request, const std::string& name) {
  const auto& format = export_format(name);
  check_parameters(request, "/api/export/{format}");
  const auto search = search_request_of(request.parameters);
  if (search.kwic || search.collapse || search.count || search.timeline || !search.facets.empty())
    throw Error(ErrorKind::usage,
                "an export has the passages only: leave out kwic, collapse, count, facets and timeline");
  auto options = search_options_of(search);
  if (request.parameter("limit").empty()) options.limit = std::numeric_limits<std::size_t>::max();
  Stop stop(request.deadline, request.cancelled);
  options.stop = &stop;
  auto& index = site.index(search.db);
  auto slot = index.take_export_slot();
  if (!slot) return busy("as many exports as there may be at once are being written", 5);
  const auto all = std::make_shared<Export>(std::move(slot), index, search,
                                            export_options_of(request, search, format.name), options);
  if (!all->is_complete()) throw Error(ErrorKind::too_late, "the search took too long: ask for less, or try again");
  Response response;
  response.type = format.type;
  response.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" + file_name(label_of(search, site.topics(), Lang::fr), format.ending) + '"');
  response.headers.emplace_back("Cache-Control", "no-store");
  response.more = [all](std::string& chunk) { return all->next(chunk); };
  return response;
}

}  // namespace propos::serve
