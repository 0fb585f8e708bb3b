#include "bench/quality/labelled_posts.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "common/speakers.hpp"
#include "common/tokens.hpp"
#include "indexer/post/page.hpp"
#include "indexer/post/post.hpp"

namespace propos {
namespace {

Post labelled_post(const Json& labels, const std::filesystem::path& path) {
  if (labels.contains("post")) return post_from_rest(labels["post"], path.string());
  const auto page = path.parent_path() / member(labels, "page");
  return post_from_page(read_file(page, limits::max_post_bytes), page.stem().string());
}

/// A name by its first form.
std::string first_form(const Json& labels, const std::string& name) {
  const auto known = labels.find("speakers_alt");
  if (known == labels.end()) return normal(name);
  for (const auto& [first, forms] : known->items())
    for (const auto& form : forms)
      if (normal(form.get<std::string>()) == normal(name)) return normal(first);
  return normal(name);
}

std::set<std::string> first_forms(const Json& labels, const std::string& names) {
  std::set<std::string> forms;
  for (const auto& name : speakers_in(names)) forms.insert(first_form(labels, name));
  return forms;
}

}  // namespace

std::vector<LabelledPost> read_labelled_posts(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  if (error || paths.empty()) throw Error(ErrorKind::not_found, "no labelled posts (*.json) here", directory.string());
  std::sort(paths.begin(), paths.end());
  std::vector<LabelledPost> posts;
  for (const auto& path : paths) {
    auto labels = parse_json(read_file(path, limits::max_post_bytes), path.string());
    if ((!labels.contains("post") && !labels.contains("page")) || !labels.contains("passages"))
      throw Error(ErrorKind::invalid, "expected the fields post (or page) and passages", path.string());
    auto cut = cut_post(labelled_post(labels, path));
    posts.push_back({path.stem().string(), std::move(labels), std::move(cut)});
  }
  return posts;
}

std::string normal(const std::string& text) {
  std::string out;
  for (const auto& token : tokenize(text))
    if (token.kind != TokenKind::joined) out += (out.empty() ? "" : " ") + token.folded;
  return out;
}

std::string member(const Json& json, const char* name) { return json.value(name, std::string()); }

bool begins_with(const std::string& text, const std::string& first) {
  return first.empty() || (text + ' ').starts_with(first + ' ');
}

bool same_speakers(const Json& labels, const std::string& wanted, const std::string& found) {
  return first_forms(labels, wanted) == first_forms(labels, found);
}

bool is_apart_label(const Json& label) {
  const auto kind = kind_named(member(label, "kind"));
  return kind && is_apart(*kind);
}

}  // namespace propos
