#include "query/program/selection_options.hpp"

#include <CLI/CLI.hpp>

#include "common/error.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

/// Where lists begin and how long they are.
void check_range(const QueryOptions& options) {
  const auto& selection = options.selection;
  if (options.limit == 0 && selection.facets.empty() && !selection.timeline && !selection.count)
    throw Error(ErrorKind::usage, "0 hits leave nothing to show: add --facets, --timeline or --count", "--limit");
  if (selection.offset + options.limit <= limits::max_hits) return;
  throw Error(ErrorKind::usage,
              "offset and limit go past the first " + std::to_string(limits::max_hits) + " hits: with " +
                  std::to_string(options.limit) + " hits the offset may be 0 to " +
                  std::to_string(limits::max_hits - options.limit),
              "--offset");
}

/// What a selection cannot be combined with.
void check_combinations(const QueryOptions& options) {
  const auto& selection = options.selection;
  if (selection.count && !selection.occurrences && (!selection.facets.empty() || selection.timeline))
    throw Error(
        ErrorKind::usage,
        "--count prints a number only: for --facets and --timeline without hits give -n 0, or add --occurrences");
  if (selection.occurrences && selection.collapse)
    throw Error(ErrorKind::usage, "--occurrences are counted in passages: leave out --collapse");
  const bool table = options.format == Format::csv || options.format == Format::tsv;
  if (table && !selection.facets.empty() && selection.timeline)
    throw Error(ErrorKind::usage,
                "--facets and --timeline are a table each: give one of them, or --format text or json");
  if (options.parse && !selection.like.empty())
    throw Error(ErrorKind::usage, "--parse shows how words are read: leave out --like");
  const bool changes_hits = selection.counts() || selection.offset > 0;
  if (!options.state.empty() && changes_hits)
    throw Error(ErrorKind::usage,
                "a state file remembers passages: leave out --offset, --collapse, --count, --facets and --timeline",
                "--new-since");
  if (!options.matrix.empty() && (changes_hits || selection.order != Order::score || !selection.like.empty()))
    throw Error(ErrorKind::usage,
                "--matrix counts all that topics find: leave out what selects hits (--offset, --sort, --collapse, "
                "--like, --count, --facets, --timeline)");
}

}  // namespace

void add_selection_options(CLI::App& app, TypedSelection& typed, Selection& selection) {
  const auto add = [](CLI::Option* option, const char* type) {
    if (type != nullptr) option->type_name(type);
    return option->group("Results")->configurable(false);
  };
  add(app.add_option("--offset", selection.offset,
                     "pass over the first N hits; pages of the same -n are slices of one list")
          ->check(CLI::Range(std::size_t{0}, limits::max_hits)),
      "N");
  add(app.add_option("--sort", typed.order,
                     "order of the hits: by score, by date (oldest first) or -date (newest first); words "
                     "then only match")
          ->check(CLI::IsMember({"score", "date", "-date"}))
          ->capture_default_str(),
      nullptr);
  add(app.add_option("--collapse", typed.collapse,
                     "one hit a post: its best passage, the next best behind it, and how many match")
          ->check(CLI::IsMember({"post"})),
      nullptr);
  typed.like = add(app.add_option("--like", selection.like,
                                  "passages like the one with this id; words, names and dates beside it must match"),
                   "ID");
  auto* count = add(app.add_flag("--count", selection.count,
                                 "print only how many passages match, with --collapse also how many posts"),
                    nullptr);
  add(app.add_flag("--occurrences", selection.occurrences,
                   "with --count, also how often what was asked stands in their questions and answers, and how often "
                   "in 10,000 words; with --facets and --timeline for each of their rows")
          ->needs(count),
      nullptr);
  typed.facets_option =
      add(app.add_option("--facets", typed.facets,
                         "behind the hits (csv, tsv: instead of them), how many passages match by author, tag, "
                         "year, speaker, kind, language, post, site: one or more, with commas between"),
          "NAMES");
  add(app.add_flag("--timeline", selection.timeline, "likewise, how many passages match by month"), nullptr);
}

void resolve_selection(const TypedSelection& typed, QueryOptions& options) {
  auto& selection = options.selection;
  for (const auto order : {Order::score, Order::oldest, Order::newest})
    if (typed.order == name_of(order)) selection.order = order;
  selection.collapse = !typed.collapse.empty();
  if (typed.facets_option->count() > 0) selection.facets = facets_named(typed.facets);
  if (typed.like->count() > 0 && selection.like.empty())
    throw Error(ErrorKind::usage, "an empty id: give that of a passage, such as 24#3", "--like");
  check_range(options);
  check_combinations(options);
}

}  // namespace propos
