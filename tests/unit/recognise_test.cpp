// What a source holds is seen from its first bytes; read_source acts on it.
#include "indexer/source/recognise.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "common/site.hpp"
#include "indexer/intake/intake.hpp"
#include "indexer/intake/reader.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string wxr =
    "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>T</title>"
    "<content:encoded>La zorille.</content:encoded><wp:post_id>7</wp:post_id></item></channel></rss>";
const std::string html =
    "<!doctype html><html><body class=\"postid-8\"><article><p>La martre.</p></article></body></html>";
const std::string rest = "{\"id\":9,\"content\":\"<p>Le furet.</p>\"}";
const std::string passages = "{\"id\":\"d1\",\"text\":\"La belette.\"}\n{\"id\":\"d2\",\"text\":\"Le blaireau.\"}\n";

PostBatch read(const std::string& bytes, InputForm form = InputForm::automatic) {
  const TemporaryDirectory directory;
  std::ofstream(directory / "source") << bytes;
  PostBatch reading;
  SourceReader reader({{directory / "source", false, bytes.size()}}, form, 1u << 20, [](auto) {});
  for (Batch batch; reader.next(batch);) {
    auto some = read_posts(std::move(batch), [](const auto&, const auto&) { return false; });
    for (auto& post : some.posts) reading.posts.push_back(std::move(post));
    reading.report.merge(std::move(some.report));
  }
  reading.report.source_bytes = reader.bytes();
  return reading;
}

std::string incident(const PostBatch& reading) {
  return reading.report.incidents.empty() ? "none" : reading.report.incidents.front().reason;
}

}  // namespace

TEST_CASE("a source's form is recognised by its content", "[recognise]") {
  const std::vector<std::pair<std::string, InputForm>> rows = {
      {rest, InputForm::automatic},
      {"\xEF\xBB\xBF [" + rest + "]", InputForm::automatic},
      {wxr, InputForm::wxr},
      {"\xEF\xBB\xBF\r\n\n" + wxr, InputForm::wxr},
      {"<rss><channel><item><content:encoded>", InputForm::wxr},
      {"<!-- x --><rss xmlns:wp=\"a\">", InputForm::wxr},
      {html, InputForm::html},
      {"\n<HTML>", InputForm::html},
      {"<!-- saved --><!DOCTYPE HTML PUBLIC \"x\">", InputForm::html},
      {"<?xml version=\"1.0\"?><!DOCTYPE html><html>", InputForm::html},
      {"<article>", InputForm::html},
      {"<p>Un.</p>", InputForm::html},
      {"mot", InputForm::automatic},
      {"", InputForm::automatic}};
  for (const auto& [bytes, form] : rows) {
    INFO(bytes);
    CHECK(recognise(bytes).form == form);
    CHECK(recognise(bytes).refusal.empty());
  }
}

TEST_CASE("other XML, UTF-16 and compressed files are refused by name", "[recognise]") {
  CHECK(recognise("<?xml version=\"1.0\"?><rss><channel>").refusal == "XML, but no WordPress export");
  CHECK(recognise("<feed xmlns=\"http://www.w3.org/2005/Atom\">").refusal == "XML, but no WordPress export");
  CHECK(recognise(std::string("\xFF\xFE<\0", 4)).refusal == "UTF-16; convert it first: iconv -f UTF-16 -t UTF-8");
  CHECK_THAT(recognise(std::string("\0<\0?", 4)).refusal, Catch::StartsWith("UTF-16"));
  CHECK_THAT(recognise("\x1F\x8B\x08").refusal, Catch::Contains("gzip"));
  CHECK_THAT(recognise("PK\x03\x04").refusal, Catch::Contains("zip"));
  CHECK(recognise("<?xml version=\"1.0\"?><rss>" + std::string(recognised_bytes, ' ')).refusal ==
        "XML, but no WordPress export");
}

TEST_CASE("every form is read without being asked for, and as asked", "[recognise][reader]") {
  const std::vector<std::tuple<std::string, InputForm, std::string>> rows = {{wxr, InputForm::wxr, "7"},
                                                                             {html, InputForm::html, "8"},
                                                                             {rest, InputForm::posts, "9"},
                                                                             {passages, InputForm::passages, "d1"}};
  for (const auto& [bytes, form, id] : rows) {
    for (const auto asked : {InputForm::automatic, form}) {
      INFO(bytes);
      const auto reading = read(bytes, asked);
      CHECK(reading.report.rejected() == 0);
      REQUIRE_FALSE(reading.posts.empty());
      CHECK(id_in_key(reading.posts[0].post) == id);
      CHECK(reading.posts[0].passages.size() == 1);
      CHECK(reading.report.source_bytes == bytes.size());
    }
  }
  CHECK(read(passages).posts.size() == 2);
}

TEST_CASE("a form that was asked for and does not fit is told", "[reader]") {
  CHECK_THAT(incident(read(html, InputForm::posts)), Catch::Contains("expected a JSON object"));
  CHECK_THAT(incident(read(rest, InputForm::wxr)), Catch::Contains("broken XML"));
  CHECK_THAT(incident(read(passages, InputForm::posts)), Catch::Contains("no field content"));
  for (const auto form : {InputForm::automatic, InputForm::wxr, InputForm::html, InputForm::posts})
    CHECK_THAT(incident(read(std::string("\xFF\xFE<\0r\0", 6), form)), Catch::Contains("UTF-16"));
}

TEST_CASE("an export's broken end is rejected with its place, what was skipped is a note", "[wxr][reader]") {
  const auto cut = read(wxr.substr(0, wxr.size() - 8));
  CHECK(cut.posts.size() == 1);
  REQUIRE(cut.report.rejected() == 1);
  CHECK_THAT(cut.report.incidents[0].where, Catch::EndsWith("source:" + std::to_string(wxr.size() - 16)));
  CHECK_THAT(cut.report.incidents[0].reason, Catch::EndsWith("what was complete before is kept"));
  auto page = wxr;
  page.insert(page.find("<wp:post_id>"), "<wp:post_type>page</wp:post_type>");
  CHECK(incident(read(page)) == "skipped 1 page");
  CHECK(read(page).report.rejected() == 0);
}

TEST_CASE("a page past its limit is rejected without being read whole", "[page][reader]") {
  const std::string open = "<html><article><p>";
  CHECK(read(open + std::string((10u << 20) - open.size(), ' ')).report.rejected() == 0);
  CHECK_THAT(incident(read(open + std::string((10u << 20) - open.size() + 1, ' '))), Catch::Contains("longer than"));
}

TEST_CASE("the hash of a page follows its article, not what stands around it", "[page][reader]") {
  const auto hash = [](const std::string& bytes) { return read(bytes).posts.at(0).hash; };
  auto other = html;
  other.insert(other.find("<article>"), "<script>var nonce = 3;</script>");
  CHECK(hash(html) == hash(other));
  other.replace(other.find("martre"), 6, "fouine");
  CHECK(hash(html) != hash(other));
}

TEST_CASE("a stream whose head was looked at is read from its beginning", "[recognise]") {
  std::string bytes;
  for (int i = 0; i < 40000; ++i) bytes += std::to_string(i) + ' ';
  for (const auto size :
       {std::size_t{0}, std::size_t{5}, recognised_bytes - 1, recognised_bytes, recognised_bytes + 1, bytes.size()}) {
    std::istringstream in(bytes.substr(0, size));
    HeadedStream stream(in);
    CHECK(stream.head() == bytes.substr(0, std::min(size, recognised_bytes)));
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == bytes.substr(0, size));
  }
}
