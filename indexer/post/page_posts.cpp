#include "indexer/post/page_posts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

template <std::size_t N>
bool has_name(const GumboNode* node, const char* name, const std::array<std::string_view, N>& words) {
  auto rest = attribute(node, name);
  while (!rest.empty()) {
    const auto space = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    if (std::find(words.begin(), words.end(), rest.substr(0, space)) != words.end()) return true;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return false;
}

bool holds_comments(const GumboNode* node) {
  static constexpr std::array<std::string_view, 6> names = {"comments", "commentlist",   "comment-list",
                                                            "respond",  "disqus_thread", "comments-area"};
  return has_name(node, "id", names) || has_name(node, "class", names);
}

bool may_be_post(const GumboNode* node) {
  static constexpr std::array<std::string_view, 6> names = {"post",    "hentry",    "type-post",
                                                            "h-entry", "blog-post", "post-item"};
  return is_element(node, GUMBO_TAG_ARTICLE) || !post_number(node).empty() || has_name(node, "class", names);
}

bool is_title_heading(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H4;
}

/// An address without what may differ: scheme, `www.`, host where one of two has none, `/` at the end, fragment.
std::string path_of(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
    address.remove_prefix(std::min(address.find('/'), address.size()));
  }
  address = address.substr(0, address.find('#'));
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

/// Two titles are one where one of them only has the site's name besides.
bool is_same_title(const std::string& heading, const std::string& title) {
  constexpr std::size_t enough = 12;  // bytes
  if (heading.empty() || title.empty()) return false;
  return heading == title || (heading.size() >= enough && title.starts_with(heading)) ||
         (title.size() >= enough && heading.starts_with(title));
}

/// A post on the page, as its heading tells it.
struct Candidate {
  const GumboNode* node;
  bool headed = false;
  bool is_subject = false;
  bool is_other = false;
};

constexpr std::size_t most_subjects = 10;

/// Looks for posts and their headings.
class PostFinder {
 public:
  explicit PostFinder(const PageFacts& facts)
      : id_(facts.id), title_(fold(facts.title)), path_(path_of(facts.url)), has_path_(!path_.empty()) {}

  bool enter(const GumboNode* node) {
    if (!is_element(node)) return false;
    if (holds_comments(node)) {
      comments_.push_back(node);
      return false;
    }
    if (may_be_post(node)) {
      open_.push_back(candidates_.size());
      candidates_.push_back({node});
      candidates_.back().is_subject = !id_.empty() && post_number(node) == id_;
    }
    if (is_title_heading(node) && !open_.empty()) see_heading(node, candidates_[open_.back()]);
    return true;
  }

  void leave(const GumboNode* node) {
    if (!open_.empty() && candidates_[open_.back()].node == node) open_.pop_back();
  }

  PagePosts take() {
    PagePosts posts;
    posts.others.insert(comments_.begin(), comments_.end());
    for (const auto& candidate : candidates_) {
      if (candidate.is_subject && posts.subjects.size() < most_subjects) posts.subjects.push_back(candidate.node);
      posts.headed += candidate.headed && !candidate.is_other;
    }
    // Where every post leads elsewhere, the page's own address is not told as it should be.
    if (posts.subjects.empty() && posts.headed == 0) return posts;
    for (const auto& candidate : candidates_)
      if (candidate.is_other && !candidate.is_subject && !holds_subject(candidate.node, posts))
        posts.others.insert(candidate.node);
    return posts;
  }

 private:
  /// The first heading is the post's title; it often is a link to the post.
  void see_heading(const GumboNode* heading, Candidate& candidate) {
    if (candidate.headed) return;
    candidate.headed = true;
    constexpr std::size_t longest_title = 1000;
    candidate.is_subject |= is_same_title(fold(text_inside(heading, longest_title)), title_);
    const auto path = link_of(heading);
    if (path.empty() || !has_path_) return;
    candidate.is_subject |= path == path_;
    candidate.is_other = path != path_;
  }

  /// Where a heading leads that is a link as a whole, or stands in one; empty when it is none.
  static std::string link_of(const GumboNode* heading) {
    const GumboNode* link = is_element(heading->parent, GUMBO_TAG_A) ? heading->parent : nullptr;
    walk_tree(
        heading,
        [&](const GumboNode* node) {
          if (link == nullptr && is_element(node, GUMBO_TAG_A)) link = node;
          return link == nullptr && is_element(node);
        },
        [](const GumboNode*) {});
    const auto href = link == nullptr ? std::string_view() : attribute(link, "href");
    return href.starts_with('#') ? std::string() : path_of(href);
  }

  static bool holds_subject(const GumboNode* outer, const PagePosts& posts) {
    for (const auto* inner : posts.subjects)
      for (; inner != nullptr; inner = inner->parent)
        if (inner == outer) return true;
    return false;
  }

  std::string id_, title_, path_;
  bool has_path_;
  std::vector<Candidate> candidates_;
  std::vector<std::size_t> open_;
  std::vector<const GumboNode*> comments_;
};

/// Keeps the heavier one; of two inside each other the inner one, when it holds nearly all of the outer one's text.
void prefer(const GumboNode*& best, const GumboNode* node, const PageWeights& weights) {
  if (best == nullptr || 10 * weights.inside(node) > 9 * weights.inside(best)) {
    bool nested = false;
    for (const auto* parent = node->parent; best != nullptr && parent != nullptr && !nested; parent = parent->parent)
      nested = parent == best;
    if (best == nullptr || nested || weights.inside(node) > weights.inside(best)) best = node;
  }
}

/// The one with the most text; null where none has any.
const GumboNode* heaviest(const std::vector<const GumboNode*>& nodes, const PageWeights& weights) {
  const GumboNode* best = nullptr;
  for (const auto* node : nodes)
    if (weights.inside(node) > (best == nullptr ? 0 : weights.inside(best))) best = node;
  return best;
}

/// Whether the element's names say that it folds: an accordion, a toggle, a tab.
bool folds(const GumboNode* node) {
  static constexpr std::array<std::string_view, 5> names = {"accordion", "toggle", "collaps", "faq", "tab-content"};
  const std::string classes(attribute(node, "class"));
  return std::any_of(names.begin(), names.end(), [&](auto name) { return classes.find(name) != std::string::npos; });
}

/// A text in folds has as many elements as it has parts: the one that holds all of them, and what stands before.
const GumboNode* around_folds(const GumboNode* node, const PageWeights& weights) {
  const auto is_inside_page = [](const GumboNode* n) {
    return n != nullptr && is_element(n) && !is_element(n, GUMBO_TAG_BODY);
  };
  const GumboNode* group = nullptr;
  for (const auto* n = node; is_inside_page(n); n = n->parent)
    if (folds(n)) group = n;
  if (group == nullptr) return node;
  const auto* around = group;
  while (is_inside_page(around->parent) && weights.inside(around) == weights.inside(group)) around = around->parent;
  return around;
}

/// Elements around the text of a page.
bool is_around(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HEAD: return true;
    default: return holds_comments(node);
  }
}

}  // namespace

PagePosts find_posts(const GumboNode* root, const PageFacts& facts) {
  PostFinder finder(facts);
  walk_tree(
      root, [&](const GumboNode* node) { return finder.enter(node); },
      [&](const GumboNode* node) { finder.leave(node); });
  return finder.take();
}

std::string post_number(const GumboNode* element) {
  const auto id = attribute(element, "id");
  constexpr std::string_view mark = "post-";
  if (!id.starts_with(mark) || id.size() == mark.size() || id.size() > mark.size() + 15) return {};
  const auto number = id.substr(mark.size());
  return number.find_first_not_of("0123456789") == std::string_view::npos ? std::string(number) : std::string();
}

PageWeights::PageWeights(const GumboNode* root, const PagePosts& posts) {
  std::vector<std::size_t> open;
  std::size_t in_paragraph = 0;
  walk_tree(
      root,
      [&](const GumboNode* node) {
        if (is_text(node) && in_paragraph > 0) open.back() += std::string_view(node->v.text.text).size();
        if (!is_element(node) || posts.others.contains(node)) return false;
        open.push_back(0);
        in_paragraph += is_element(node, GUMBO_TAG_P);
        return true;
      },
      [&](const GumboNode* node) {
        const auto inside = open.back();
        open.pop_back();
        if (!open.empty()) open.back() += inside;
        if (inside > 0) inside_[node] = inside;
        if (is_element(node, GUMBO_TAG_P)) {
          --in_paragraph;
          own_[node->parent] += inside;
        }
      });
}

const GumboNode* container_of(const GumboNode* page, const PageWeights& weights, const PagePosts& posts) {
  const auto* subject = heaviest(posts.subjects, weights);
  // A subject with next to no text is a title or a teaser, unless the rest is text of other posts.
  if (subject != nullptr && posts.headed < 2 && 10 * weights.inside(subject) < weights.inside(page)) subject = nullptr;
  const auto* root = subject != nullptr ? subject : page;
  const GumboNode* article = nullptr;
  const GumboNode* main = nullptr;
  const GumboNode* densest = nullptr;
  const GumboNode* body = root;
  walk_tree(
      root,
      [&](const GumboNode* node) {
        if (!is_element(node) || posts.others.contains(node)) return false;
        if (is_element(node, GUMBO_TAG_BODY)) body = node;
        if (is_element(node, GUMBO_TAG_ARTICLE)) prefer(article, node, weights);
        if (is_element(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main") prefer(main, node, weights);
        if (weights.own(node) > (densest == nullptr ? 0 : weights.own(densest))) densest = node;
        return true;
      },
      [](const GumboNode*) {});
  const auto all = weights.inside(root);
  for (const auto* node : {article, main})
    if (node != nullptr && weights.inside(node) > 0 && 4 * weights.inside(node) >= all) return node;
  if (subject != nullptr) return subject;
  if (densest != nullptr) return around_folds(densest, weights);
  return article != nullptr ? article : main != nullptr ? main : body;
}

OutsideText text_outside(const GumboNode* root, const GumboNode* container) {
  constexpr std::size_t fewest_words = 8;  // of a paragraph that counts: no menu has that many
  constexpr std::size_t longest_beginning = 100;
  OutsideText outside;
  walk_tree(
      root,
      [&](const GumboNode* node) {
        if (!is_element(node) || node == container || is_around(node)) return false;
        if (!is_element(node, GUMBO_TAG_P)) return true;
        const auto text = text_inside(node, 100000);
        const auto words = count_words(text);
        if (words < fewest_words) return false;
        outside.words += words;
        if (outside.beginning.empty()) {
          auto end = std::min(text.size(), longest_beginning);
          while (end > 0 && end < text.size() && text[end] != ' ') --end;
          outside.beginning = text.substr(0, end);
        }
        return false;
      },
      [](const GumboNode*) {});
  return outside;
}

}  // namespace propos
