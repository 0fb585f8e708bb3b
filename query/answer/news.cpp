#include "query/answer/news.hpp"

#include <algorithm>
#include <string_view>

#include "common/schema.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

// In NewsFinder::hashes_, beside hashes.
constexpr std::uint64_t not_read = words_hash_limit;
constexpr std::uint64_t damaged = words_hash_limit + 1;

}  // namespace

std::uint64_t words_hash(const Passage& passage) {
  auto hash = propos::hash_of(passage.post);
  for (const auto* text : {&passage.heading, &passage.question, &passage.text}) {
    hash = propos::hash_of("\n", hash);
    for (const auto& token : tokenize(*text)) {
      hash = propos::hash_of(token.folded, hash);
      hash = propos::hash_of(" ", hash);
    }
  }
  // The upper bits are mixed best.
  return hash >> 11;
}

News NewsFinder::find(const Xapian::Database& database, const DocumentSet& matches, const PassageHashes& known) {
  hashes_.resize(std::size_t{database.get_lastdocid()} + 1, not_read);
  News news;
  matches.each([&](Xapian::docid document) {
    const auto hash = hash_of(database, document);
    if (hash != damaged && std::binary_search(known.begin(), known.end(), hash)) {
      news.known.push_back(document);
      return;
    }
    ++news.documents;
    if (hash != damaged) news.unknown.push_back(hash);
  });
  std::sort(news.unknown.begin(), news.unknown.end());
  news.unknown.erase(std::unique(news.unknown.begin(), news.unknown.end()), news.unknown.end());
  return news;
}

std::uint64_t NewsFinder::hash_of(const Xapian::Database& database, Xapian::docid document) {
  auto& hash = hashes_[document];
  if (hash != not_read) return hash;
  const auto passage = load_passage(database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
  return hash = passage ? words_hash(*passage) : damaged;
}

}  // namespace propos
