#include "indexer/post/page_article.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text.hpp"

namespace propos {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool begins_with_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto begin) { return word.starts_with(begin); });
}

/// Calls `use` for each word of an element's class and id.
template <typename Use>
bool any_name(const GumboNode* node, Use use) {
  for (const char* name : {"class", "id"}) {
    auto rest = attribute(node, name);
    while (!rest.empty()) {
      const auto space = std::min(rest.find_first_of(" \t\r\n"), rest.size());
      if (space > 0 && use(lower(rest.substr(0, space)))) return true;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return false;
}

/// Names that themes give to what stands around an article's text.
bool is_furniture_name(const std::string& name) {
  static constexpr std::array<std::string_view, 36> words = {
      "byline",     "author",          "authors",      "vcard",        "entry-meta",
      "post-meta",  "article-meta",    "meta",         "posted-on",    "entry-date",
      "post-date",  "article-date",    "cat-links",    "tags-links",   "tag-links",
      "post-tags",  "entry-tags",      "tags",         "comments",     "respond",
      "breadcrumb", "breadcrumbs",     "nav-links",    "entry-footer", "post-footer",
      "sidebar",    "widget",          "reading-time", "skip-link",    "sharedaddy",
      "sd-sharing", "jp-relatedposts", "addtoany",     "ad",           "ads",
      "entry-title"};
  static constexpr std::array<std::string_view, 31> beginnings = {"author-",
                                                                  "post-author",
                                                                  "entry-author",
                                                                  "article-author",
                                                                  "comment-",
                                                                  "comments-",
                                                                  "share-",
                                                                  "sharing",
                                                                  "social-",
                                                                  "post-share",
                                                                  "article-share",
                                                                  "related-",
                                                                  "relatedposts",
                                                                  "post-navigation",
                                                                  "newsletter",
                                                                  "advert",
                                                                  "breadcrumb-",
                                                                  "print-",
                                                                  "a2a_",
                                                                  "addtoany_",
                                                                  "yarpp",
                                                                  "wp-block-post-author",
                                                                  "wp-block-post-date",
                                                                  "wp-block-post-title",
                                                                  "wp-block-post-terms",
                                                                  "wp-block-comments",
                                                                  "wp-block-post-comments",
                                                                  "wp-block-post-navigation",
                                                                  "wp-block-latest-posts",
                                                                  "wp-block-social-links",
                                                                  "cookie"};
  return one_of(name, words) || begins_with_one(name, beginnings) || name == "share" || name == "social" ||
         name == "related";
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// How much text in paragraphs is inside each element.
class Weights {
 public:
  explicit Weights(const GumboNode* root) {
    std::vector<std::size_t> open;
    std::size_t in_paragraph = 0;
    walk_tree(
        root,
        [&](const GumboNode* node) {
          if (is_text(node) && in_paragraph > 0) open.back() += std::string_view(node->v.text.text).size();
          if (!is_element(node)) return false;
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

  std::size_t inside(const GumboNode* node) const { return find(inside_, node); }
  /// In paragraphs that are its children.
  std::size_t own(const GumboNode* node) const { return find(own_, node); }

 private:
  using Map = std::unordered_map<const GumboNode*, std::size_t>;
  static std::size_t find(const Map& map, const GumboNode* node) {
    const auto found = map.find(node);
    return found == map.end() ? 0 : found->second;
  }
  Map inside_, own_;
};

/// Keeps the heavier one; of two inside each other the inner one, when it holds nearly all of the outer one's text.
void prefer(const GumboNode*& best, const GumboNode* node, const Weights& weights) {
  if (best == nullptr || 10 * weights.inside(node) > 9 * weights.inside(best)) {
    bool nested = false;
    for (const auto* parent = node->parent; best != nullptr && parent != nullptr && !nested; parent = parent->parent)
      nested = parent == best;
    if (best == nullptr || nested || weights.inside(node) > weights.inside(best)) best = node;
  }
}

const GumboNode* container_of(const GumboNode* root, const Weights& weights) {
  const GumboNode* article = nullptr;
  const GumboNode* main = nullptr;
  const GumboNode* densest = nullptr;
  const GumboNode* body = root;
  walk_tree(
      root,
      [&](const GumboNode* node) {
        if (!is_element(node)) return false;
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
  if (densest != nullptr) return densest;
  return article != nullptr ? article : main != nullptr ? main : body;
}

/// Writes an element's inside as HTML again, without furniture.
class ArticleWriter {
 public:
  ArticleWriter(const GumboNode* article, const Weights& weights, const PageFacts& facts)
      : article_(article), weights_(weights), facts_(facts), title_(fold(facts.title)) {}

  std::string write() {
    walk_tree(
        article_, [this](const GumboNode* node) { return enter(node); },
        [this](const GumboNode* node) {
          if (const auto name = name_of(node); node != article_ && !name.empty()) out_ += "</" + name + ">";
        });
    return std::move(out_);
  }

 private:
  bool enter(const GumboNode* node) {
    if (is_text(node)) write_text(node->v.text.text);
    if (!is_element(node)) return false;
    if (node == article_) return true;
    if (is_furniture(node)) return false;
    const auto name = name_of(node);
    if (name.empty()) return true;
    out_ += '<' + name;
    for (const char* kept : {"class", "id", "href", "title", "data-fn", "data-mfn", "aria-hidden"})
      if (const auto value = attribute(node, kept); !value.empty() && !is_heavy(node)) write_attribute(kept, value);
    out_ += '>';
    const auto tag = node->v.element.tag;
    return tag != GUMBO_TAG_BR && tag != GUMBO_TAG_HR && tag != GUMBO_TAG_IMG && tag != GUMBO_TAG_WBR &&
           tag != GUMBO_TAG_INPUT && tag != GUMBO_TAG_SOURCE && tag != GUMBO_TAG_EMBED && tag != GUMBO_TAG_COL &&
           tag != GUMBO_TAG_META && tag != GUMBO_TAG_LINK;
  }

  /// What an element is written as; a form or navigation that is kept is a plain box. Empty: an element unknown to
  /// HTML.
  static std::string name_of(const GumboNode* node) {
    const auto tag = node->v.element.tag;
    return tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_NAV ? "div" : gumbo_normalized_tagname(tag);
  }

  /// Holds half of the text, so it is the article, even if it is called `paywall` or is a form around the page.
  bool is_heavy(const GumboNode* node) const {
    return weights_.inside(node) > 0 && 2 * weights_.inside(node) >= weights_.inside(article_) &&
           !is_element(node, GUMBO_TAG_P);
  }

  bool is_furniture(const GumboNode* node) {
    const auto tag = node->v.element.tag;
    if (is_heavy(node)) return false;
    if (is_heading(tag)) return is_title(node, tag);
    if (tag == GUMBO_TAG_TIME) return !is_element(node->parent, GUMBO_TAG_P);
    if (tag == GUMBO_TAG_BUTTON) return !is_heading(node->parent->v.element.tag) && text_inside(node, 50).size() <= 40;
    if (is_boxed(node, tag)) return !holds_notes(node);
    return is_byline(node, tag);
  }

  /// By element, role or name.
  static bool is_boxed(const GumboNode* node, GumboTag tag) {
    static constexpr std::array<std::string_view, 4> roles = {"navigation", "complementary", "contentinfo", "search"};
    static constexpr std::array<std::string_view, 3> properties = {"author", "datePublished", "dateModified"};
    if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_FORM) return true;
    if (one_of(attribute(node, "role"), roles) || one_of(attribute(node, "itemprop"), properties)) return true;
    if (tag == GUMBO_TAG_ARTICLE && text_inside(node, 500).size() < 400) return true;  // a teaser
    return attribute(node, "rel") == "author" || any_name(node, is_furniture_name);
  }

  static bool holds_notes(const GumboNode* root) {
    bool notes = false;
    walk_tree(
        root,
        [&](const GumboNode* node) {
          if (!notes && is_element(node))
            notes = any_name(node, [](const std::string& name) { return name.find("footnote") != std::string::npos; });
          return !notes;
        },
        [](const GumboNode*) {});
    return notes;
  }

  /// The first <h1>, and any heading that repeats the title.
  bool is_title(const GumboNode* node, GumboTag tag) {
    const bool first = tag == GUMBO_TAG_H1 && !title_seen_ && !text_begun_;
    const bool same = !title_.empty() && fold(text_inside(node, 1000)) == title_;
    title_seen_ = title_seen_ || first;
    return first || same;
  }

  /// A short line before the text that names the author, the date or the section.
  bool is_byline(const GumboNode* node, GumboTag tag) {
    if (text_begun_ || tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_FIGURE || tag == GUMBO_TAG_A) return false;
    const auto line = text_inside(node, 400);
    if (tag == GUMBO_TAG_P && line.size() >= 200) text_begun_ = true;
    if (line.empty() || line.size() > 160 || line.ends_with('?')) return false;
    static constexpr std::array<std::string_view, 5> beginnings = {"publie le", "publie par", "mis a jour",
                                                                   "mise a jour", "temps de lecture"};
    const auto folded = fold(line);
    if (begins_with_one(folded, beginnings)) return true;
    if ((folded.starts_with("par ") || folded.starts_with("by ")) && line.size() <= 80 && !line.ends_with('.'))
      return true;
    for (const auto* names : {&facts_.authors, &facts_.sections})
      for (const auto& name : *names)
        if (folded == fold(name)) return true;
    return false;
  }

  void write_text(std::string_view text) {
    for (const char c : text) {
      if (c == '&') out_ += "&amp;";
      else if (c == '<') out_ += "&lt;";
      else if (c == '>') out_ += "&gt;";
      else out_ += c;
    }
  }

  void write_attribute(const char* name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    for (const char c : value) {
      if (c == '&') out_ += "&amp;";
      else if (c == '"') out_ += "&quot;";
      else out_ += c;
    }
    out_ += '"';
  }

  const GumboNode* article_;
  const Weights& weights_;
  const PageFacts& facts_;
  std::string title_;
  std::string out_;
  bool title_seen_ = false;
  bool text_begun_ = false;
};

}  // namespace

std::string article_html(const GumboNode* root, const PageFacts& facts) {
  const Weights weights(root);
  return ArticleWriter(container_of(root, weights), weights, facts).write();
}

}  // namespace propos
