#include "indexer/post/page_article.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "common/word_lists.hpp"
#include "indexer/html/elements.hpp"
#include "indexer/post/page_posts.hpp"

namespace propos {
namespace {

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
  static constexpr std::array<std::string_view, 49> words = {
      "comment",      "commentlist",  "comment-list", "disqus_thread", "postmeta",
      "postinfo",     "post-info",    "entry-info",   "date",          "postdate",
      "pagination",   "nav-previous", "nav-next",     "byline",        "author",
      "authors",      "vcard",        "entry-meta",   "post-meta",     "article-meta",
      "meta",         "posted-on",    "entry-date",   "post-date",     "article-date",
      "cat-links",    "tags-links",   "tag-links",    "post-tags",     "entry-tags",
      "tags",         "comments",     "respond",      "breadcrumb",    "breadcrumbs",
      "nav-links",    "entry-footer", "post-footer",  "sidebar",       "widget",
      "reading-time", "skip-link",    "sharedaddy",   "sd-sharing",    "jp-relatedposts",
      "addtoany",     "ad",           "ads",          "entry-title"};
  static constexpr std::array<std::string_view, 32> beginnings = {"author-",
                                                                  "commentaire",
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
  return is_one(name, words) || begins_with_one(name, beginnings) || name == "share" || name == "social" ||
         name == "related";
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// Writes an element's inside as HTML again, without furniture.
class ArticleWriter {
 public:
  ArticleWriter(const GumboNode* article, const PageWeights& weights, const PagePosts& posts, const PageFacts& facts)
      : article_(article), weights_(weights), posts_(posts), facts_(facts), title_(fold(facts.title)) {}

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
    if (posts_.others.contains(node) || is_furniture(node)) return false;
    const auto name = name_of(node);
    if (name.empty()) return true;
    out_ += '<' + name;
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) write_attribute("hidden", "");
    for (const char* kept : {"class", "id", "href", "title", "data-fn", "data-mfn", "aria-hidden", "style", "role"})
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
  bool is_boxed(const GumboNode* node, GumboTag tag) const {
    if (stands_in_text(node, tag)) return false;
    static constexpr std::array<std::string_view, 4> roles = {"navigation", "complementary", "contentinfo", "search"};
    static constexpr std::array<std::string_view, 3> properties = {"author", "datePublished", "dateModified"};
    if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_FORM) return true;
    if (is_one(attribute(node, "role"), roles) || is_one(attribute(node, "itemprop"), properties)) return true;
    if (tag == GUMBO_TAG_ARTICLE && text_inside(node, 500).size() < 400) return true;  // a teaser
    return attribute(node, "rel") == "author" || any_name(node, is_furniture_name);
  }

  /// Who wrote it, in sentences, and an aside among the text's paragraphs: no furniture, but boxes.
  bool stands_in_text(const GumboNode* node, GumboTag tag) const {
    constexpr std::size_t few_words = 40;  // bytes
    constexpr std::size_t some_text = 200;
    if (weights_.inside(node) < few_words) return false;
    const auto setting = setting_of(node);
    if (setting == Setting::biography) return true;
    const bool among_text = weights_.own(node->parent) >= some_text;
    return (tag == GUMBO_TAG_ASIDE || setting == Setting::box) && among_text && !holds_links(node) &&
           !any_name(node, is_furniture_name);
  }

  /// Half of its text leads elsewhere.
  static bool holds_links(const GumboNode* root) {
    std::size_t bytes = 0;
    std::size_t linked = 0;
    std::size_t open_links = 0;
    walk_tree(
        root,
        [&](const GumboNode* node) {
          if (is_text(node)) {
            const auto size = std::string_view(node->v.text.text).size();
            bytes += size;
            linked += open_links > 0 ? size : 0;
          }
          open_links += is_element(node, GUMBO_TAG_A);
          return is_element(node);
        },
        [&](const GumboNode* node) { open_links -= is_element(node, GUMBO_TAG_A); });
    return 2 * linked > bytes;
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
    if (begins_with_one(folded, beginnings) || is_date_line(folded) || is_comment_line(folded)) return true;
    if ((folded.starts_with("par ") || folded.starts_with("by ")) && line.size() <= 80 && !line.ends_with('.'))
      return true;
    for (const auto* names : {&facts_.authors, &facts_.sections})
      for (const auto& name : *names)
        if (folded == fold(name)) return true;
    return false;
  }

  /// "avril 2, 2010 de Jean Catégorie : Actualités": a line with a date that is no sentence.
  static bool is_date_line(const std::string& folded) {
    static constexpr std::array<std::string_view, 22> months = {
        "janvier",   "fevrier", "mars",     "avril",     "mai",     "juin",     "juillet", "aout",
        "septembre", "octobre", "novembre", "decembre",  "january", "february", "march",   "april",
        "june",      "july",    "august",   "september", "october", "december"};
    if (folded.ends_with('.') || folded.ends_with('!') || count_words(folded) > 16) return false;
    bool month = false;
    bool day = false;
    bool year = false;
    for (const auto& word : words_of(folded)) {
      month |= is_one(std::string_view(word), months);
      const bool number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
      day |= number && word.size() <= 2;
      year |= number && word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
    }
    return year && day && month;
  }

  static std::vector<std::string> words_of(const std::string& folded) {
    std::vector<std::string> words(1);
    for (const char c : folded) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (letter) words.back() += c;
      else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
  }

  static bool is_comment_line(const std::string& folded) {
    static constexpr std::array<std::string_view, 8> beginnings = {
        "leave a comment", "leave a reply", "laisser un comm", "laissez un comm",
        "aucun comm",      "no comment",    "commenter",       "soyez le premier"};
    return begins_with_one(folded, beginnings);
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
  const PageWeights& weights_;
  const PagePosts& posts_;
  const PageFacts& facts_;
  std::string title_;
  std::string out_;
  bool title_seen_ = false;
  bool text_begun_ = false;
};

}  // namespace

PageArticle read_article(const GumboNode* root, const PageFacts& facts) {
  const auto posts = find_posts(root, facts);
  const PageWeights weights(root, posts);
  const auto* container = container_of(root, weights, posts);
  PageArticle article;
  article.html = ArticleWriter(container, weights, posts, facts).write();
  article.outside = text_outside(root, container);
  return article;
}

}  // namespace propos
