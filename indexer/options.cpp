#include "indexer/options.hpp"

#include <CLI/CLI.hpp>

namespace propos {

IndexOptions parse_index_options(int argc, char** argv, int& status) {
  IndexOptions options;
  CLI::App app{"Indexes the answers of interviews: WordPress posts -> passages -> an index for propos-query."};
  app.name("propos-index");
  app.add_option("-d,--db", options.directory, "directory of the index")->envname("PROPOS_DB")->capture_default_str();
  app.add_option("SOURCE", options.sources,
                 "files or directories: REST JSON (an object, an array, {\"posts\":[…]}, NDJSON), WordPress exports "
                 "(WXR), saved pages, ready passages; - for standard input")
      ->required();
  std::string input = "auto";
  app.add_option("--input", input, "what the sources hold: posts, ready passages (NDJSON), a WordPress export, saved pages")
      ->check(CLI::IsMember({"auto", "posts", "passages", "wxr", "html"}))
      ->capture_default_str();
  auto* dump = app.add_flag("--dump", options.dump, "print the passages as NDJSON and write no index");
  auto* explain = app.add_flag("--explain-cut", options.explain_cut,
                               "print each block of each post, where it went and by which rule; write no index");
  auto* check = app.add_flag("--check-cut", options.check_cut,
                             "check on each post that the passages hold its text once, in order; write no index");
  dump->excludes(explain)->excludes(check);
  explain->excludes(check);
  std::string format = "text";
  app.add_option("--format", format, "of --explain-cut: text or json")->check(CLI::IsMember({"text", "json"}))->needs(explain);
  app.add_option("--report", options.report, "write a line of JSON per rejected or repaired post and per kind of dropped block");
  app.add_flag("--rebuild", options.rebuild, "build a new index beside the old one and switch to it at the end");
  app.add_flag("-q,--quiet", options.quiet, "no progress, no summary; errors only");
  app.add_option("--wait", options.wait_seconds, "wait so many seconds for another indexer to end")
      ->check(CLI::Range(0.0, 86400.0));
  app.set_version_flag("--version", "propos-index 0.1.0");
  app.footer(
      "Exit status: 0 done, 1 done but something was rejected, 2 error.\n\n"
      "Examples:\n"
      "  propos-index -d propos.db corpus/posts\n"
      "  propos-index --dump post.json | jq .question\n"
      "  propos-index --explain-cut post.json\n"
      "  propos-index -d test.db --input passages docs.jsonl");
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
  }
  options.json = format == "json";
  options.input = input == "posts"      ? InputForm::posts
                  : input == "passages" ? InputForm::passages
                  : input == "wxr"      ? InputForm::wxr
                  : input == "html"     ? InputForm::html
                                        : InputForm::automatic;
  return options;
}

}  // namespace propos
