#include "query/serve/page/key_list.hpp"

namespace propos::serve {
namespace {

struct Key {
  Say key, what;
};
constexpr Key keys[] = {{Say::slash_key, Say::key_field},   {Say::arrow_keys, Say::key_hits},
                        {Say::enter_key, Say::key_open},    {Say::n_key, Say::key_next_mark},
                        {Say::p_key, Say::key_mark_before}, {Say::question_mark_key, Say::key_help},
                        {Say::escape_key, Say::key_escape}};

}  // namespace

Markup keys_table(const View& view) {
  Markup rows;
  for (const auto& [key, what] : keys)
    rows += element(
        "tr", element("th", {{"scope", "row"}}, element("kbd", view.words(key))) + element("td", view.words(what)));
  return element("table", {{"class", "plain keys"}},
                 element("caption", {{"class", "visually-hidden"}}, view.words(Say::keys)) + element("tbody", rows));
}

Markup keys_dialog(const View& view) {
  const auto letters = element(
      "label", {{"class", "letters"}},
      void_element("input", {{"type", "checkbox"}, {"id", "keys-letters"}}) + text(" ") + view.words(Say::letters_on));
  const auto close = element("button", {{"type", "button"}, {"id", "keys-close"}}, view.words(Say::close));
  return element(
      "dialog", {{"id", "keys-dialog"}, {"aria-labelledby", "keys-dialog-title"}},
      element("h2", {{"id", "keys-dialog-title"}}, view.words(Say::keys)) + keys_table(view) + letters + close);
}

}  // namespace propos::serve
