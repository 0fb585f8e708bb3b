// The pieces of sources, and how they come in batches.
#include "indexer/intake/source_stream.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/intake/reader.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// What each piece of a batch is.
std::string kinds(const Batch& batch) {
  std::string out;
  for (const auto& item : batch.items) {
    if (std::holds_alternative<JsonObject>(item.content))
      out += std::get<JsonObject>(item.content).form == InputForm::passages ? 'r' : 'j';
    if (std::holds_alternative<ExportPost>(item.content)) out += 'e';
    if (std::holds_alternative<PageBytes>(item.content)) out += 'p';
    if (const auto* incident = std::get_if<Incident>(&item.content))
      out += incident->kind == Incident::Kind::rejected ? '!' : '?';
  }
  return out;
}

class Files {
 public:
  Source write(const std::string& name, const std::string& bytes) const {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
    return {directory_ / name, false, bytes.size()};
  }
  Source missing() const { return {directory_ / "missing", false, 0}; }

 private:
  TemporaryDirectory directory_;
};

std::string passage(const std::string& post, int n) {
  return "{\"id\":\"" + post + '#' + std::to_string(n) + "\",\"post\":\"" + post + "\",\"text\":\"Une loutre.\"}\n";
}

std::vector<std::string> batches(std::vector<Source> sources, std::size_t bytes) {
  std::vector<std::string> all;
  SourceReader reader(std::move(sources), InputForm::automatic, bytes, [](auto) {});
  for (Batch batch; reader.next(batch);) all.push_back(kinds(batch));
  return all;
}

const std::string post = "{\"id\":1,\"content\":\"<p>Une loutre.</p>\"}\n";
const std::string page = "<!doctype html><html><body><p>Une loutre.</p></body></html>";
const std::string feed =
    "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>T</title>"
    "<content:encoded>Une loutre.</content:encoded><wp:post_id>7</wp:post_id></item></channel></rss>";

}  // namespace

TEST_CASE("a source gives the pieces of what it holds", "[source-stream]") {
  struct Row {
    std::string bytes, kinds;
  };
  const std::vector<Row> rows = {
      {post + post, "jj"},
      {passage("a", 1) + passage("a", 2), "rr"},
      {page, "p"},
      {feed, "e"},
      {feed.substr(0, feed.size() - 10), "e!"},
      {"", "!"},
      {"[]", "?"},
      {"\x1f\x8b\x08packed", "!"},
  };
  for (const auto& row : rows) {
    INFO(row.bytes);
    const Files files;
    Batch batch;
    if (const auto stream = open_source(files.write("source", row.bytes), InputForm::automatic, batch)) {
      while (stream->read_some(batch)) {
      }
      CHECK(stream->offset() == row.bytes.size());
    }
    CHECK(kinds(batch) == row.kinds);
  }
}

TEST_CASE("a source that cannot be opened is an incident in its place", "[source-stream]") {
  const Files files;
  CHECK(batches({files.write("a", post), files.missing(), files.write("b", post)}, 1u << 20) ==
        std::vector<std::string>{"j!j"});
  CHECK(batches({}, 1u << 20).empty());
}

TEST_CASE("a batch ends when it is full, and never between passages of one post", "[source-stream]") {
  const Files files;
  CHECK(batches({files.write("posts", post + post + post)}, 1) == std::vector<std::string>{"j", "j", "j"});
  const auto passages =
      files.write("passages", passage("a", 1) + passage("a", 2) + passage("a", 3) + passage("b", 1) + passage("b", 2));
  CHECK(batches({passages}, 1) == std::vector<std::string>{"rrr", "rr"});
  // In another file the same post is another one.
  CHECK(batches({files.write("one", passage("a", 1)), files.write("two", passage("a", 2))}, 1) ==
        std::vector<std::string>{"r", "r"});
}

TEST_CASE("the bytes read are told, and what is thrown then ends the reading", "[source-stream]") {
  const Files files;
  const std::vector<Source> sources = {files.write("a", post), files.write("b", page)};
  std::vector<std::uint64_t> told;
  SourceReader reader(sources, InputForm::automatic, 1, [&](std::uint64_t bytes) { told.push_back(bytes); });
  for (Batch batch; reader.next(batch);) {
  }
  CHECK(reader.bytes() == post.size() + page.size());
  REQUIRE_FALSE(told.empty());
  CHECK(told.back() == reader.bytes());
  SourceReader stopped(sources, InputForm::automatic, 1, [](std::uint64_t) { throw std::runtime_error("stop"); });
  Batch batch;
  CHECK_THROWS_WITH(stopped.next(batch), "stop");
}
