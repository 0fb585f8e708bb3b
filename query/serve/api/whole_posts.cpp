#include "query/serve/api/whole_posts.hpp"

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "query/answer/neighbours.hpp"
#include "query/meaning/key_terms.hpp"
#include "query/meaning/like.hpp"

namespace propos::serve {
namespace {

Xapian::docid document_of(const Passage& passage, const Index& index) {
  const auto term = boolean_term(prefix::id, passage_key(passage));
  for (auto it = index.database.postlist_begin(term); it != index.database.postlist_end(term); ++it)
    if (!std::binary_search(index.dead.begin(), index.dead.end(), *it)) return *it;
  return 0;
}

/// The living documents that have the term, by their place in the post; those that stand apart have the last places.
std::vector<Xapian::docid> in_order(const std::string& term, const Index& index) {
  std::vector<std::pair<double, Xapian::docid>> placed;
  for (auto it = index.database.postlist_begin(term); it != index.database.postlist_end(term); ++it) {
    if (std::binary_search(index.dead.begin(), index.dead.end(), *it)) continue;
    placed.emplace_back(Xapian::sortable_unserialise(index.database.get_document(*it).get_value(slot_place)), *it);
  }
  std::sort(placed.begin(), placed.end());
  std::vector<Xapian::docid> documents;
  for (const auto& [place, document] : placed) documents.push_back(document);
  return documents;
}

}  // namespace

PassageInPost passage_in_post(OpenIndex& open, const std::string& id) {
  const auto& index = open.index();
  PassageInPost found;
  found.passage = passage_with_id(id, index, "id");
  found.key = post_key(found.passage);
  found.context = Neighbours(index).of(document_of(found.passage, index), found.key);
  found.revision = open.revision();
  return found;
}

WholePost whole_post(OpenIndex& open, const std::string& key) {
  const auto& index = open.index();
  WholePost post;
  std::vector<Xapian::docid> documents;
  std::string sites;
  for (const auto& term : key_terms(prefix::post, key, index.database)) {
    auto of_term = in_order(term, index);
    if (of_term.empty()) continue;
    sites += (sites.empty() ? "" : ", ") + term.substr(prefix::post.size());
    if (!documents.empty()) throw Error(ErrorKind::usage, "several sites have this post: give one of " + sites, key);
    documents = std::move(of_term);
  }
  if (documents.empty()) throw Error(ErrorKind::not_found, "no post \"" + key + "\"", "post");
  for (const auto document : documents) {
    if (auto passage = load_passage(index.database.get_document(document).get_data()))
      post.passages.push_back(*std::move(passage));
    else ++post.damaged;
  }
  if (post.passages.empty()) throw Error(ErrorKind::corrupt, "all passages of this post are damaged", key);
  post.key = post_key(post.passages.front());
  post.revision = open.revision();
  return post;
}

PassageInPost passage_in_post(Site& site, std::string_view db, const std::string& id) {
  return site.ask(db, [&](OpenIndex& index) { return passage_in_post(index, id); });
}

WholePost whole_post(Site& site, std::string_view db, const std::string& key) {
  return site.ask(db, [&](OpenIndex& index) { return whole_post(index, key); });
}

}  // namespace propos::serve
