#include "query/serve/page/page_frame.hpp"

#include <algorithm>
#include <utility>

#include "query/print/long_date.hpp"
#include "query/serve/page/assets.hpp"
#include "query/serve/page/key_list.hpp"

namespace propos::serve {
namespace {

Markup meta_tag(std::string_view name, std::string_view content) {
  return void_element("meta", {{"name", name}, {"content", content}});
}

Markup document_head(const View& view, const Frame& frame) {
  const auto name = view.phrase(Say::program);
  Markup head = void_element("meta", {{"charset", "utf-8"}});
  head +=
      element("title", text(frame.title.empty() ? name + " — " + view.phrase(Say::motto) : frame.title + " — " + name));
  head += meta_tag("viewport", "width=device-width, initial-scale=1");
  head += meta_tag("color-scheme", "light dark");
  head += meta_tag("referrer", "same-origin");
  head += void_element("link", {{"rel", "stylesheet"}, Attribute::href(asset_url("style.css"))});
  head += void_element("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, Attribute::href(asset_url("icon.svg"))});
  head += void_element("link", {{"rel", "search"},
                                {"type", "application/opensearchdescription+xml"},
                                {"title", name},
                                Attribute::href(view.to("/opensearch.xml"))});
  if (!frame.feed.empty())
    head += void_element("link", {{"rel", "alternate"},
                                  {"type", "application/atom+xml"},
                                  {"title", frame.feed_title},
                                  Attribute::href(frame.feed)});
  return head + script_file(asset_url("page.js"));
}

Markup nav_item(const View& view, const Frame& frame, Section section, Say name, std::string_view path) {
  const bool here = frame.section == section;
  Attributes attributes;
  if (here) attributes.push_back({"aria-current", "page"});
  return element("li", link(view.to(path), view.words(name), std::move(attributes)));
}

Markup navigation(const View& view, const Frame& frame) {
  const auto items = nav_item(view, frame, Section::topics, Say::topics, "/topics") +
                     nav_item(view, frame, Section::matrix, Say::matrix, "/matrix") +
                     nav_item(view, frame, Section::concordance, Say::concordance, "/concordance") +
                     nav_item(view, frame, Section::verify, Say::verify, "/verify") +
                     nav_item(view, frame, Section::help, Say::help, "/help");
  return element("nav", {{"class", "sections"}, {"aria-label", view.phrase(Say::pages)}}, element("ul", items));
}

/// The other language, named in its own words.
Markup language_link(const View& view) {
  const auto other = view.lang == Lang::fr ? "en" : "fr";
  return link(view.here_with("lang", other), text(view.lang == Lang::fr ? "English" : "Français"),
              {{"class", "language"},
               {"lang", other},
               {"hreflang", other},
               {"rel", "alternate"},
               {"data-param", "lang"},
               {"data-value", other}});
}

Markup database_links(const View& view) {
  if (view.databases.size() < 2) return {};
  const auto& chosen = view.common.db.empty() ? view.databases.front() : view.common.db;
  Markup items;
  for (const auto& name : view.databases) {
    Attributes attributes{{"data-param", "db"}, {"data-value", name}};
    if (name == chosen) attributes.push_back({"aria-current", "true"});
    items += element("li", link(view.here_with("db", name), text(name), std::move(attributes)));
  }
  return element("nav", {{"class", "databases"}, {"aria-label", view.phrase(Say::indexes)}}, element("ul", items));
}

Markup header_of(const View& view, const Frame& frame) {
  Attributes home{{"class", "brand"}, {"rel", "home"}};
  if (frame.section == Section::start) home.push_back({"aria-current", "page"});
  auto bar = link(view.to("/"), view.words(Say::program), std::move(home));
  if (frame.has_search) bar += search_form(view, frame.search, false);
  bar += navigation(view, frame) + language_link(view);
  return element("header", {{"class", "head"}}, element("div", {{"class", "bar"}}, bar) + database_links(view));
}

Markup footer_of(const View& view) {
  const auto keys =
      element("button", {{"type", "button"}, {"id", "keys-button"}, {"class", "plain-button"}, {"hidden", true}},
              view.words(Say::keys));
  Markup content = element("p", link("/api/openapi.json", view.words(Say::interface_for_programs)) + text(" ") + keys);
  if (!view.revision.empty())
    content += element("p", {{"class", "revision"}},
                       view.words(Say::index_revision, {view.revision, long_date(view.date.substr(0, 10), view.lang)}));
  content +=
      element("p", {{"class", "print-only"}},
              view.words(Say::printed_from, {view.base + view.here_with("lang", say(Say::language_code, view.lang))}));
  return element("footer", {{"class", "foot"}}, content);
}

bool is_among(std::string_view name, const std::vector<std::string_view>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string asset_url(std::string_view name) {
  const auto asset = asset_named(name);
  return "/static/" + std::string(name) + (asset ? "?v=" + std::string(asset->hash) : "");
}

Markup hidden_fields(const SearchRequest& search, const std::vector<std::string_view>& except) {
  Markup fields;
  for (const auto& [name, value] : search.parameters())
    if (!is_among(name, except))
      fields += void_element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  return fields;
}

Markup search_form(const View& view, const SearchRequest& search, bool large) {
  const auto hint = view.phrase(Say::search_field);
  auto field = void_element("input", {{"type", "search"},
                                      {"name", "q"},
                                      {"id", "q"},
                                      {"value", search.q},
                                      {"aria-label", hint},
                                      {"placeholder", hint},
                                      {"maxlength", std::to_string(limits::max_query_bytes)},
                                      {"autocomplete", "off"},
                                      {"autocapitalize", "none"},
                                      {"spellcheck", "false"},
                                      {"enterkeyhint", "search"}});
  field = element("div", {{"class", "field"}, {"id", "q-field"}}, field);
  const auto button = element("button", {{"type", "submit"}}, view.words(Say::search));
  return element("form",
                 {{"class", large ? "search large" : "search"},
                  {"id", "search"},
                  {"role", "search"},
                  {"method", "get"},
                  Attribute::action("/search"),
                  {"data-suggestions", view.phrase(Say::suggestions)},
                  {"data-word", view.phrase(Say::word)},
                  {"data-speaker", view.phrase(Say::speaker)},
                  {"data-question", view.phrase(Say::question)},
                  {"data-topic", view.phrase(Say::topic)}},
                 field + button + hidden_fields(search, {"q", "topic", "like", "offset"}));
}

std::string framed(const View& view, const Frame& frame, const Markup& main) {
  const auto body =
      link("#main", view.words(Say::skip_to_content), {{"class", "skip"}}) + header_of(view, frame) +
      element("main", {{"id", "main"}, {"tabindex", "-1"}}, main) + footer_of(view) + keys_dialog(view) +
      element("p", {{"id", "status"}, {"class", "visually-hidden"}, {"role", "status"}, {"aria-live", "polite"}}, {});
  return document(say(Say::language_code, view.lang), document_head(view, frame), element("body", body));
}

}  // namespace propos::serve
