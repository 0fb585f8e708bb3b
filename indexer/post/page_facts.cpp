#include "indexer/post/page_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "common/error.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "indexer/html/html.hpp"
#include "indexer/html/markup.hpp"
#include "indexer/post/iso_dates.hpp"
#include "indexer/post/members.hpp"
#include "indexer/post/post.hpp"
#include "indexer/source/json_repair.hpp"

namespace propos {
namespace {

std::string text_of(const Json* value) {
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

/// Calls `use` for a value, or for each of an array's.
template <typename Use>
void each(const Json* value, Use use) {
  if (value == nullptr) return;
  if (!value->is_array()) return use(*value);
  for (const auto& item : *value) use(item);
}

bool is_article(const Json& json) {
  bool article = false;
  each(known_member(json, "@type"), [&](const Json& type) {
    const auto name = text_of(&type);
    article = article || name.ends_with("Article") || name == "BlogPosting" || name == "Interview" ||
              name == "Report" || name == "SocialMediaPosting" || name == "Review";
  });
  return article;
}

void add_name(std::vector<std::string>& names, const std::string& name) {
  auto text = plain_text(name);
  if (!text.empty() && !text.starts_with("http") && names.size() < 100 &&
      std::find(names.begin(), names.end(), text) == names.end())
    names.push_back(std::move(text));
}

/// One script's objects, and those that are named by `@id`.
struct Graph {
  std::vector<const Json*> objects;
  std::map<std::string, const Json*> by_id;

  void add(const Json& root) {
    each(&root, [&](const Json& object) {
      if (!object.is_object()) return;
      objects.push_back(&object);
      if (const auto id = text_of(known_member(object, "@id")); !id.empty()) by_id.emplace(id, &object);
      if (const auto* graph = known_member(object, "@graph");
          graph != nullptr && graph->is_array() && !graph->empty() && &root != graph)
        for (const auto& inner : *graph) {
          objects.push_back(&inner);
          if (const auto id = text_of(known_member(inner, "@id")); !id.empty()) by_id.emplace(id, &inner);
        }
    });
  }

  /// A person or body: a name, an object with one, or an object that is named by its `@id`.
  std::string person(const Json& value) const {
    if (value.is_string()) return value.get<std::string>();
    if (auto name = text_of(known_member(value, "name")); !name.empty()) return name;
    const auto found = by_id.find(text_of(known_member(value, "@id")));
    return found == by_id.end() ? std::string() : text_of(known_member(*found->second, "name"));
  }
};

void add_keywords(const Json* keywords, std::vector<std::string>& names) {
  each(keywords, [&](const Json& value) {
    auto rest = value.is_object() ? text_of(known_member(value, "name")) : text_of(&value);
    for (std::size_t comma = 0; comma != std::string::npos;
         rest = comma == std::string::npos ? "" : rest.substr(comma + 1)) {
      comma = rest.find(',');
      add_name(names, rest.substr(0, comma));
    }
  });
}

std::string address_of(const Json& article) {
  for (const char* name : {"url", "mainEntityOfPage"}) {
    const auto* value = known_member(article, name);
    if (value == nullptr) continue;
    auto address = value->is_object() ? text_of(known_member(*value, "@id")) : text_of(value);
    if (address.starts_with("http")) return web_link(address);
  }
  return {};
}

PageFacts facts_of(const Json& article, const Graph& graph) {
  PageFacts facts;
  facts.title = plain_text(text_of(known_member(article, "headline")));
  if (facts.title.empty()) facts.title = plain_text(text_of(known_member(article, "name")));
  facts.date = iso_date(text_of(known_member(article, "datePublished")));
  facts.url = address_of(article);
  facts.language = lower(text_of(known_member(article, "inLanguage"))).substr(0, 2);
  each(known_member(article, "author"), [&](const Json& author) { add_name(facts.authors, graph.person(author)); });
  each(known_member(article, "publisher"), [&](const Json& publisher) {
    if (facts.site.empty()) facts.site = plain_text(graph.person(publisher));
  });
  add_keywords(known_member(article, "keywords"), facts.tags);
  add_keywords(known_member(article, "articleSection"), facts.sections);
  return facts;
}

/// The last number of an address such as `https://revue.example/?p=123`, or of a class `postid-123`.
std::string number_behind(std::string_view text, std::string_view mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const auto begin = at + mark.size();
  auto end = begin;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - begin > 15 ? std::string() : std::string(text.substr(begin, end - begin));
}

/// Collects what the elements of a page say, to be weighed at the end.
class TreeFacts {
 public:
  void see(const GumboNode* node) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_META: return see_meta(node);
      case GUMBO_TAG_LINK: return see_link(node);
      case GUMBO_TAG_HTML: language_ = lower(attribute(node, "lang")).substr(0, 2); return;
      case GUMBO_TAG_BODY: id_ = number_behind(attribute(node, "class"), "postid-"); return;
      case GUMBO_TAG_ARTICLE:
        if (auto number = number_behind(attribute(node, "id"), "post-");
            !number.empty() && attribute(node, "id").starts_with("post-")) {
          several_articles_ = several_articles_ || (!article_id_.empty() && article_id_ != number);
          article_id_ = std::move(number);
        }
        return;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = text_inside(node, 1000);
        return;
      case GUMBO_TAG_TIME:
        if (time_.empty()) time_ = iso_date(attribute(node, "datetime"));
        return;
      default: return;
    }
  }

  void fill(PageFacts& facts) const {
    const auto fill_in = [](std::string& into, const std::string& value) {
      if (into.empty()) into = value;
    };
    fill_in(facts.id, id_);
    fill_in(facts.id, several_articles_ ? std::string() : article_id_);
    fill_in(facts.id, short_id_);
    fill_in(facts.title, plain_text(without_site(meta("og:title"))));
    fill_in(facts.title, plain_text(without_site(title_)));
    for (const char* name : {"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date"})
      fill_in(facts.date, iso_date(meta(name)));
    fill_in(facts.date, time_);
    if (meta("og:url").starts_with("http")) fill_in(facts.url, web_link(meta("og:url")));
    fill_in(facts.url, canonical_);
    fill_in(facts.language, meta("og:locale").substr(0, 2));
    fill_in(facts.language, language_);
    // A publisher may be the house behind several magazines; this is the magazine's own word.
    if (const auto site = plain_text(meta("og:site_name")); !site.empty()) facts.site = site;
    if (facts.authors.empty())
      for (const char* name : {"article:author", "author", "dc.creator"})
        if (const auto found = metas_.find(name); found != metas_.end() && facts.authors.empty())
          for (const auto& author : found->second) add_name(facts.authors, author);
    if (const auto found = metas_.find("article:tag"); found != metas_.end() && facts.tags.empty())
      for (const auto& tag : found->second) add_name(facts.tags, tag);
    if (const auto found = metas_.find("article:section"); found != metas_.end() && facts.sections.empty())
      for (const auto& section : found->second) add_name(facts.sections, section);
  }

 private:
  void see_meta(const GumboNode* node) {
    auto name = lower(attribute(node, "property"));
    if (name.empty()) name = lower(attribute(node, "name"));
    if (name.empty()) name = lower(attribute(node, "itemprop"));
    const auto content = attribute(node, "content");
    if (name.empty() || content.empty() || metas_.size() > 500 || metas_[name].size() > 100) return;
    metas_[name].push_back(std::string(content.substr(0, 2000)));
  }

  void see_link(const GumboNode* node) {
    const auto rel = attribute(node, "rel");
    const auto href = attribute(node, "href");
    if (rel == "canonical" && canonical_.empty() && href.starts_with("http")) canonical_ = web_link(std::string(href));
    if (rel == "shortlink" && short_id_.empty()) short_id_ = number_behind(href, "?p=");
    if (rel == "alternate" && short_id_.empty()) short_id_ = number_behind(href, "/wp/v2/posts/");
  }

  std::string meta(const std::string& name) const {
    const auto found = metas_.find(name);
    return found == metas_.end() || found->second.empty() ? std::string() : found->second.front();
  }

  /// `A title - The site` without the site.
  std::string without_site(const std::string& title) const {
    const auto site = meta("og:site_name");
    if (site.empty() || !title.ends_with(site)) return title;
    auto rest = collapse_space(std::string_view(title).substr(0, title.size() - site.size()));
    for (const std::string_view mark : {"-", "–", "—", "|", "·", "•", "»", ":"})
      if (rest.size() > mark.size() + 1 && rest.ends_with(mark))
        return collapse_space(std::string_view(rest).substr(0, rest.size() - mark.size()));
    return title;
  }

  std::map<std::string, std::vector<std::string>> metas_;
  std::string id_, article_id_, short_id_, title_, time_, canonical_, language_;
  bool several_articles_ = false;  ///< then the number of one of them is not the page's
};

}  // namespace

std::vector<std::string> json_ld_scripts(std::string_view html) {
  std::vector<std::string> scripts;
  MarkupScanner scanner(html);
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const auto markup = scanner.at(at);
    auto end = std::max(at + 1, markup.end);
    if (markup.end != 0 && !markup.closing && is_raw_element(markup.name)) {
      end = std::max(end, scanner.end_of_element(markup));
      const auto tag = html.substr(at, markup.end - at);
      const auto inside = html.substr(markup.end, end - markup.end);
      if (tag.find("ld+json") != std::string_view::npos && scripts.size() < 50)
        scripts.emplace_back(inside.substr(0, inside.rfind("</")));
    }
    at = end;
  }
  return scripts;
}

PageFacts facts_from_json_ld(const std::vector<std::string>& scripts, const PageFacts& page) {
  std::optional<PageFacts> first;
  std::optional<PageFacts> same_title;
  for (const auto& script : scripts) {
    Json root;
    try {
      root = parse_json(script, "JSON-LD");
    } catch (const Error&) {
      try {
        root = parse_json(repair_json(script).text, "JSON-LD");
      } catch (const Error&) {
        continue;
      }
    }
    Graph graph;
    graph.add(root);
    for (const auto* object : graph.objects) {
      if (!is_article(*object)) continue;
      auto facts = facts_of(*object, graph);
      if (!page.url.empty() && facts.url == page.url) return facts;
      if (!same_title && !page.title.empty() && fold(facts.title) == fold(page.title)) same_title = facts;
      if (!first) first = std::move(facts);
    }
  }
  return same_title ? *same_title : first.value_or(PageFacts());
}

void add_facts_from_tree(const GumboNode* root, PageFacts& facts) {
  TreeFacts found;
  walk_tree(
      root,
      [&](const GumboNode* node) {
        if (is_element(node)) found.see(node);
        return is_element(node);
      },
      [](const GumboNode*) {});
  found.fill(facts);
}

}  // namespace propos
