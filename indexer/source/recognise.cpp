#include "indexer/source/recognise.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "indexer/html/markup.hpp"
#include "indexer/source/encoding.hpp"

namespace propos {
namespace {

/// What stands before the first element: `<?xml …?>` and doctypes are noted, comments passed.
struct Prolog {
  bool xml = false;
  bool html_doctype = false;
  std::string root;  ///< name of the first element
};

bool is_html_doctype(std::string_view markup) {
  std::string word;
  for (const char c : markup.substr(0, 14)) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return word == "<!doctype html";
}

Prolog prolog_of(std::string_view text) {
  Prolog prolog;
  MarkupScanner scanner(text);
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t\r\n", at)) != npos && text[at] == '<') {
    const auto markup = scanner.at(at);
    if (!markup.comment) {
      prolog.root = markup.name;
      return prolog;
    }
    if (text.substr(at, 5) == "<?xml") prolog.xml = true;
    if (is_html_doctype(text.substr(at))) prolog.html_doctype = true;
    if (markup.end == 0) return prolog;
    at = markup.end;
  }
  return prolog;
}

bool is_html_element(std::string_view name) {
  static constexpr std::array<std::string_view, 22> names = {
      "html", "head",  "body", "article", "main",   "section", "div",    "p",  "h1",   "h2",         "h3",
      "meta", "title", "link", "header",  "script", "base",    "figure", "ul", "span", "blockquote", "a"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_export(std::string_view text) {
  for (const std::string_view mark : {"wordpress.org/export", "xmlns:wp=", "<wp:", "content:encoded"})
    if (text.find(mark) != npos) return true;
  return false;
}

}  // namespace

Recognised recognise(std::string_view head) {
  if (auto refusal = reason_to_refuse(head); !refusal.empty()) return {InputForm::automatic, std::move(refusal)};
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto begin = head.find_first_not_of(" \t\r\n");
  if (begin == npos || head[begin] != '<') return {};
  const auto text = head.substr(begin);
  const auto prolog = prolog_of(text);
  if (prolog.html_doctype || is_html_element(prolog.root)) return {InputForm::html, {}};
  if (is_export(text)) return {InputForm::wxr, {}};
  if (prolog.xml || !prolog.root.empty()) return {InputForm::automatic, "XML, but no WordPress export"};
  return {};
}

HeadedStream::HeadedStream(std::istream& source)
    : std::istream(static_cast<std::streambuf*>(this)), source_(source), buffer_(recognised_bytes, '\0') {
  source_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  head_ = std::string_view(buffer_).substr(0, static_cast<std::size_t>(source_.gcount()));
  setg(buffer_.data(), buffer_.data(), buffer_.data() + head_.size());
}

std::streambuf::int_type HeadedStream::underflow() {
  head_ = {};
  source_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const auto n = source_.gcount();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + n);
  return n == 0 ? std::streambuf::traits_type::eof() : std::streambuf::traits_type::to_int_type(buffer_.front());
}

}  // namespace propos
