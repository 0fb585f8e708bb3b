#include "indexer/program/index_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "common/option_table.hpp"
#include "common/site.hpp"

namespace propos {
namespace {

constexpr unsigned max_jobs = 256;

// Measured on passages of 120 words: a thread and the results that wait for it take about memory_per_byte times the
// bytes of a batch.
constexpr std::size_t memory_per_byte = 24;
constexpr std::size_t least_batch = 64u << 10;
constexpr std::size_t best_batch = 1u << 20;  ///< about a thousand passages: runs are long enough

Manual manual_of_index() {
  Manual manual;
  manual.description =
      "Cuts posts into passages, a question and its answer each, and writes them to an index. Posts that have not "
      "changed are skipped, "
      "those that have are replaced as a whole. Damaged files are repaired where the intent is plain, and reported.";
  manual.statuses = {{"0", "done"},
                     {"1", "done, but something was rejected"},
                     {"2", "error; the index is as it was after the last commit"},
                     {"130, 143", "ended by SIGINT or SIGTERM; likewise"}};
  manual.examples = {{"propos-index -d propos.db corpus/posts", ""},
                     {"propos-index --dump post.json | jq .question", ""},
                     {"propos-index --explain-cut post.json", "each block of the post and where it went"},
                     {"propos-index -d test.db --input passages docs.jsonl", ""}};
  manual.environment = {{"PROPOS_DB", "directory of the index"}};
  manual.see_also = "propos-query(1), propos-bench(1)";
  return manual;
}

}  // namespace

std::size_t IndexOptions::batch_bytes() const {
  const auto for_batches = (max_megabytes << 20) / 2;  // the rest: words, posts and passages that were seen, the merge
  return std::clamp(for_batches / (memory_per_byte * jobs), least_batch, best_batch);
}

IndexOptions parse_index_options(int argc, char** argv, int& status) {
  IndexOptions options;
  CLI::App app{"Indexes the answers of interviews: WordPress posts -> passages -> an index for propos-query."};
  app.name("propos-index");
  app.add_option("-d,--db", options.directory, "directory of the index")
      ->type_name("DIR")
      ->envname("PROPOS_DB")
      ->capture_default_str();
  app.add_option("SOURCE", options.sources,
                 "files or directories: REST JSON (an object, an array, {\"posts\":[…]}, NDJSON), WordPress exports "
                 "(WXR), saved pages, ready passages; - for standard input")
      ->required();
  std::string input = "auto";
  app.add_option("--input", input,
                 "what the sources hold: posts, ready passages (NDJSON), a WordPress export, saved pages")
      ->check(CLI::IsMember({"auto", "posts", "passages", "wxr", "html"}))
      ->capture_default_str();
  app.add_option("--site", options.site,
                 "site of the posts whose link tells none: with it and the id two magazines are told apart")
      ->type_name("NAME")
      ->check([](const std::string& name) {
        return site_named(name).empty() ? "expected the name of a site, such as revue.example: " + name : std::string();
      });
  auto* dump = app.add_flag("--dump", options.dump, "print the passages as NDJSON and write no index");
  auto* explain = app.add_flag("--explain-cut", options.explain_cut,
                               "print each block of each post, where it went and by which rule; write no index");
  auto* check = app.add_flag("--check-cut", options.check_cut,
                             "check on each post that the passages hold its text once, in order; write no index");
  dump->excludes(explain)->excludes(check);
  explain->excludes(check);
  std::string format = "text";
  app.add_option("--format", format, "of --explain-cut: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->needs(explain);
  app.add_option("--corrections", options.corrections,
                 "file of corrections by hand (speakers, where passages begin, what is no answer); without it "
                 "corrections.toml in directories that are sources")
      ->type_name("FILE");
  app.add_option("--report", options.report,
                 "write a line of JSON per rejected or repaired post and per kind of dropped block")
      ->type_name("FILE");
  app.add_flag("--rebuild", options.rebuild, "build a new index beside the old one and switch to it at the end");
  app.add_flag("-q,--quiet", options.quiet, "no progress, no summary; errors only");
  app.add_option("--wait", options.wait_seconds, "wait so many seconds for another indexer to end")
      ->check(CLI::Range(0.0, 86400.0))
      ->type_name("SECONDS");
  options.jobs = std::clamp(std::thread::hardware_concurrency(), 1u, max_jobs);
  app.add_option("-j,--jobs", options.jobs, "threads; the default is one for each core")
      ->check(CLI::Range(1u, max_jobs))
      ->type_name("N");
  app.add_option("--max-memory", options.max_megabytes, "megabytes of memory to stay within")
      ->check(CLI::Range(32u, 1048576u))
      ->type_name("MB")
      ->capture_default_str();
  finish_app(app, manual_of_index());
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
  }
  options.json = format == "json";
  options.site = site_named(options.site);
  options.input = input == "posts"      ? InputForm::posts
                  : input == "passages" ? InputForm::passages
                  : input == "wxr"      ? InputForm::wxr
                  : input == "html"     ? InputForm::html
                                        : InputForm::automatic;
  return options;
}

}  // namespace propos
