// Posts, passages and indexes made by a few words, for tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "common/passage.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/html/block.hpp"
#include "indexer/post/post.hpp"
#include "query/answer/hits.hpp"

namespace propos::testing {

/// A post of the REST API.
Json rest_post(int id, const std::string& title, const std::string& html);

/// The same, read.
Post post_of(const std::string& html, const std::string& title = "Un titre");

/// Cuts the HTML of a post.
Cut cut_html(const std::string& html, const std::string& title = "Un titre");

/// The texts of the blocks that are kept, or of those that are dropped.
std::vector<std::string> kept_texts(const std::vector<Block>& blocks);
std::vector<std::string> dropped_texts(const std::vector<Block>& blocks);

/// A ready passage.
Passage passage_of(const std::string& id, const std::string& text, const std::string& question = {});

/// Indexes passages, of which neighbours may be of one post, through the indexer's library.
void index_passages(const std::filesystem::path& directory, const std::vector<Passage>& passages);

/// Passages that have nothing to do with what tests look for.
std::vector<Passage> unrelated_passages();

/// Searches through the query library; `exact` takes words as they are typed, without correction.
Answer search(const std::filesystem::path& directory, const std::string& query, bool exact = false);

/// Whether a passage is among the hits.
bool has_hit(const Answer& answer, const std::string& id);

/// The terms, values, trace and data of the documents that count, one line each, in an order that document ids do not
/// matter for.
std::vector<std::string> content_lines(const std::filesystem::path& directory);

/// Three interviews as NDJSON, six passages and an introduction in all.
std::string sample_posts();

/// `n` interviews of a few answers each, always the same for the same seed.
std::string generated_posts(std::size_t n, unsigned seed);

}  // namespace propos::testing
