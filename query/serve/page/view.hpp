// What every page knows beside its own matter: who reads it, in which language, of which index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/http/request.hpp"
#include "query/serve/page/catalogue.hpp"
#include "query/serve/page/html_writer.hpp"
#include "query/serve/page/wording.hpp"

namespace propos::serve {

/// What a page is made for.
struct View {
  Lang lang = Lang::fr;
  SearchRequest common;  ///< `db` and `lang` as they were chosen, nothing else: what every link goes on with
  std::string path = "/";
  Parameters parameters;               ///< as they were asked, for links to the same page in the other language
  std::string base;                    ///< "http://host:port"
  std::vector<std::string> databases;  ///< names for `db=`, the standard one first
  std::string revision, date;          ///< of the index; empty where none is open

  /// Words of the interface, as a text.
  Markup words(Say sentence) const { return text(say(sentence, lang)); }
  Markup words(Say sentence, std::initializer_list<std::string> parts) const {
    return text(said(sentence, lang, parts));
  }
  std::string phrase(Say sentence) const { return std::string(say(sentence, lang)); }
  std::string counted(std::uint64_t n, Say one, Say more) const { return serve::counted(n, one, more, lang); }
  std::string quoted(std::string_view what) const { return serve::quoted(what, lang); }

  /// A path of ours with the language and index that were chosen.
  std::string to(std::string_view own_path) const { return common.to_url(own_path); }
  std::string to_topic(std::string_view id) const { return to("/topics/" + percent_encode(id)); }
  std::string to_speaker(std::string_view name) const { return to("/speakers/" + percent_encode(name)); }
  std::string to_post(std::string_view key) const;
  std::string to_passage(std::string_view id) const { return to("/passages/" + percent_encode(id)); }
  /// A search for words.
  std::string to_search(std::string q) const;
  /// This very page, with one parameter changed, or added.
  std::string here_with(std::string_view name, std::string_view value) const;
};

/// The view of a request: the language of `lang=`, else what Accept-Language prefers of French and English, else
/// French.
View view_of(const Request& request);

/// What Accept-Language (RFC 9110) prefers of the two; French where it says nothing of either.
Lang preferred_language(std::string_view accept_language);

}  // namespace propos::serve
