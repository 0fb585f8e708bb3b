#include "indexer/html/elements.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "common/text.hpp"
#include "common/word_lists.hpp"

namespace propos {
namespace {

/// Calls `use` for the words of a text that `separators` part, until it returns true.
template <typename Use>
bool any_word(std::string_view text, std::string_view separators, Use use) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0 && use(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

template <typename Use>
bool any_class(const GumboNode* node, Use use) {
  return any_word(attribute(node, "class"), " \t\r\n", use);
}

/// Page builders call many of their elements boxes, which are none.
bool is_builder_class(std::string_view name) {
  static constexpr std::array<std::string_view, 9> prefixes = {"elementor", "et_pb",    "et-",  "vc_",  "wpb",
                                                               "fusion",    "wp-block", "has-", "tatsu"};
  return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return name.starts_with(prefix); });
}

/// The parts of a class name that tell of a box: `info-box` has `info` and `box`.
struct NameParts {
  bool box = false;        ///< box, as one part of several
  bool of_box = false;     ///< what boxes are about: info, facts
  bool says_box = false;   ///< encadré, repères
  bool person = false;     ///< author
  bool of_person = false;  ///< about, info
  bool biography = false;
};

NameParts parts_of(std::string_view name) {
  static constexpr std::array<std::string_view, 9> boxes = {"encadre", "encadré", "encadree", "encart", "reperes",
                                                            "repères", "sidebar", "infobox",  "callout"};
  static constexpr std::array<std::string_view, 14> about = {"info",  "side",      "text", "texte", "fact",
                                                             "facts", "grey",      "gray", "focus", "key",
                                                             "note",  "highlight", "su",   "zoom"};
  static constexpr std::array<std::string_view, 5> persons = {"author", "auteur", "autrice", "auteure", "authors"};
  static constexpr std::array<std::string_view, 5> of_persons = {"about", "info", "description", "note", "box"};
  static constexpr std::array<std::string_view, 5> biographies = {"bio", "biographie", "biography", "saboxplugin",
                                                                  "abh"};
  NameParts parts;
  any_word(name, "-_", [&](std::string_view part) {
    parts.box |= part == "box";
    parts.of_box |= is_one(part, about);
    parts.says_box |= is_one(part, boxes);
    parts.person |= is_one(part, persons);
    parts.of_person |= is_one(part, of_persons);
    parts.biography |= is_one(part, biographies);
    return false;
  });
  return parts;
}

Setting setting_of_class(std::string_view name) {
  if (is_builder_class(name)) return Setting::text;
  static constexpr std::array<std::string_view, 6> credits = {"credit",       "credits",   "article-credit",
                                                              "post-credits", "copyright", "signature"};
  static constexpr std::array<std::string_view, 5> notes = {"bibliographie", "bibliography", "sources", "references",
                                                            "endnotes"};
  if (is_one(name, credits)) return Setting::credit;
  if (is_one(name, notes)) return Setting::notes;
  const auto parts = parts_of(name);
  if (parts.biography || (parts.person && parts.of_person)) return Setting::biography;
  return parts.says_box || name == "box" || (parts.box && parts.of_box) ? Setting::box : Setting::text;
}

/// The value of a property in `style`, in lower case, without `!important`; empty when it is not there.
std::string style_of(const GumboNode* node, std::string_view property) {
  std::string found;
  any_word(attribute(node, "style"), ";", [&](std::string_view rule) {
    const auto colon = rule.find(':');
    if (colon == std::string_view::npos || lower(collapse_space(rule.substr(0, colon))) != property) return false;
    found = lower(collapse_space(rule.substr(colon + 1, 40)));
    return true;
  });
  return found.substr(0, found.find('!'));
}

/// Whether the element has a ground or border of its own.
bool has_frame(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_SECTION && tag != GUMBO_TAG_TABLE) return false;
  if (any_class(node, [](std::string_view name) { return name == "has-background"; })) return true;
  for (const std::string_view property : {"background", "background-color", "border"}) {
    const auto value = style_of(node, property);
    if (!value.empty() && value != "none" && value != "0" && value != "transparent" && !value.starts_with("url"))
      return true;
  }
  return false;
}

/// What a click opens.
bool is_folded_panel(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  if (tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_I || tag == GUMBO_TAG_A || tag == GUMBO_TAG_BUTTON) return false;
  static constexpr std::array<std::string_view, 10> parts = {
      "panel", "accordion", "toggle", "collaps", "tab-content", "tab-pane", "spoiler", "faq", "answer", "reponse"};
  const auto role = attribute(node, "role");
  return role == "tabpanel" || role == "region" || class_contains(node, parts);
}

}  // namespace

std::string reason_to_drop(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  if (tag == GUMBO_TAG_NAV) return "navigation";
  if (tag == GUMBO_TAG_FORM) return "form";
  if (is_hidden(node)) return "hidden";
  static constexpr std::array<std::string_view, 6> embeds = {"wp-block-embed", "wp-embedded-content", "embed-container",
                                                             "twitter-tweet",  "instagram-media",     "fb-post"};
  static constexpr std::array<std::string_view, 4> contents = {"toc-container", "table-of-contents", "ez-toc",
                                                               "lwptoc"};
  static constexpr std::array<std::string_view, 6> share = {"sharedaddy",   "sd-sharing",    "addtoany",
                                                            "social-share", "share-buttons", "post-share"};
  static constexpr std::array<std::string_view, 8> related = {"jp-relatedposts", "related-posts", "relatedposts",
                                                              "read-also",       "lire-aussi",    "a-lire",
                                                              "yarpp",           "articles-lies"};
  static constexpr std::array<std::string_view, 6> asks = {"newsletter", "donation",  "wp-block-buttons",
                                                           "paywall",    "subscribe", "call-to-action"};
  static constexpr std::array<std::string_view, 5> notes = {
      "wp-block-footnotes", "easy-footnote-title", "easy-footnotes-wrapper", "modern-footnotes-list", "footnotes-list"};
  static constexpr std::array<std::string_view, 5> comments = {"commentlist", "comment-list", "comments-area",
                                                               "comment-respond", "wp-block-comments"};
  static constexpr std::array<std::string_view, 4> tags = {"tags-links", "post-tags", "entry-tags",
                                                           "wp-block-tag-cloud"};
  static constexpr std::array<std::string_view, 9> advertisements = {
      "ad", "ads", "advert", "advertisement", "adsbygoogle", "pub", "publicite", "ad-container", "ad-wrapper"};
  if (any_class(node, [](std::string_view name) { return is_one(lower(name), advertisements); }))
    return "advertisement";
  if (is_pull_quote(node)) return "pull quote, repeats the text";
  if (class_contains(node, embeds)) return "embedded page";
  if (class_contains(node, contents)) return "table of contents";
  if (class_contains(node, share)) return "share bar";
  if (class_contains(node, related)) return "read-also box";
  static constexpr std::array<std::string_view, 4> gifts = {"don", "dons", "faire-un-don", "soutien"};
  if (class_contains(node, asks) || any_class(node, [](std::string_view name) { return is_one(name, gifts); }))
    return "newsletter or donation box";
  if (class_contains(node, notes)) return "list of footnotes, kept with their passages";
  if (class_contains(node, comments)) return "comments";
  if (class_contains(node, tags)) return "list of tags";
  return {};
}

bool is_hidden(const GumboNode* node) {
  const auto* hidden = gumbo_get_attribute(&node->v.element.attributes, "hidden");
  const bool by_attribute = hidden != nullptr && std::string_view(hidden->value) != "false";
  const bool by_style = style_of(node, "display") == "none" || style_of(node, "visibility") == "hidden";
  if (by_attribute || by_style || attribute(node, "aria-hidden") == "true") return !is_folded_panel(node);
  return any_class(node, [](std::string_view name) {
    return name.starts_with("screen-reader") || name == "sr-only" || name == "visually-hidden" ||
           name == "visuallyhidden" || name == "easy-footnote-to-top";
  });
}

Setting setting_of(const GumboNode* node) {
  auto setting = Setting::text;
  any_class(node, [&](std::string_view name) {
    setting = setting_of_class(lower(name));
    return setting != Setting::text;
  });
  if (setting == Setting::text && is_element(node, GUMBO_TAG_ASIDE)) return Setting::box;
  if (setting == Setting::text && (is_element(node, GUMBO_TAG_DETAILS) || has_frame(node))) return Setting::framed;
  return setting;
}

bool says_question(const GumboNode* node) {
  static constexpr std::array<std::string_view, 6> names = {"question",     "faq-question",   "interview-question",
                                                            "itw-question", "question-title", "schema-faq-question"};
  return any_class(node, [](std::string_view name) { return is_one(name, names); });
}

bool titles_toggle(const GumboNode* node) {
  static constexpr std::array<std::string_view, 12> names = {
      "accordion-heading", "accordion-title",       "accordion_title",    "toggle-title",
      "toggle_title",      "elementor-tab-title",   "vc_tta-panel-title", "su-spoiler-title",
      "faq-title",         "fusion-toggle-heading", "toggle-heading",     "e-n-accordion-item-title"};
  return class_contains(node, names);
}

bool says_caption(const GumboNode* node) {
  static constexpr std::array<std::string_view, 9> names = {"wp-caption-text", "caption",      "legende",
                                                            "légende",         "photo-credit", "credit-photo",
                                                            "image-caption",   "image-credit", "photo-caption"};
  return any_class(node, [](std::string_view name) { return is_one(name, names); });
}

bool is_pull_quote(const GumboNode* node) {
  static constexpr std::array<std::string_view, 1> parts = {"pullquote"};
  return class_contains(node, parts);
}

std::optional<bool> makes_bold(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  // Editors set questions off by underlining as well.
  if (tag == GUMBO_TAG_U || style_of(node, "text-decoration").starts_with("underline")) return true;
  const bool element = tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_B;
  const auto weight = style_of(node, "font-weight");
  int number = 0;
  std::from_chars(weight.data(), weight.data() + weight.size(), number);
  if (number >= 600 || weight.starts_with("bold")) return true;
  // Office suites wrap bold words in spans of normal weight: only an element of its own can take its boldness back.
  if (element) return number == 0 && !weight.starts_with("normal");
  return std::nullopt;
}

std::optional<bool> makes_italic(const GumboNode* node) {
  const auto tag = node->v.element.tag;
  const auto style = style_of(node, "font-style");
  if (style.starts_with("italic") || style.starts_with("oblique")) return true;
  if (tag == GUMBO_TAG_EM || tag == GUMBO_TAG_I || tag == GUMBO_TAG_CITE) return !style.starts_with("normal");
  return std::nullopt;
}

}  // namespace propos
