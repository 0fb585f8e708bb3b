#include "indexer/html/html_plain.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/word_lists.hpp"
#include "indexer/html/html.hpp"
#include "indexer/html/markup.hpp"

namespace propos {
namespace {

/// One tag, or the text before it.
struct Piece {
  std::string_view text;  ///< text when name is empty
  std::string name;       ///< lower case
  bool closing = false;
  bool self_closing = false;
  std::size_t attributes = 0;
  std::size_t offset = 0;
};

/// Reads a text as tags and what stands between them. Comments, doctypes and the inside of scripts are passed.
class Tags {
 public:
  explicit Tags(std::string_view html) : html_(html) {}

  bool next(Piece& piece) {
    while (at_ < html_.size()) {
      piece = {};
      piece.offset = at_;
      if (html_[at_] != '<' || !starts_tag()) {
        const auto begin = at_++;
        while (at_ < html_.size() && (html_[at_] != '<' || !starts_tag())) ++at_;
        piece.text = html_.substr(begin, at_ - begin);
        return true;
      }
      if (html_.compare(at_, 4, "<!--") == 0) {
        skip_past("-->", at_ + 4);
      } else if (html_[at_ + 1] == '!' || html_[at_ + 1] == '?') {
        skip_past(">", at_ + 1);
      } else {
        read_tag(piece);
        if (!piece.closing && (piece.name == "script" || piece.name == "style")) skip_raw(piece.name);
        return true;
      }
    }
    return false;
  }

 private:
  bool starts_tag() const {
    if (at_ + 1 >= html_.size()) return false;
    const char c = html_[at_ + 1];
    return is_letter(c) || c == '!' || c == '?' || (c == '/' && at_ + 2 < html_.size() && is_letter(html_[at_ + 2]));
  }

  void skip_past(std::string_view end, std::size_t from) {
    const auto found = html_.find(end, from);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void skip_raw(const std::string& name) {
    for (auto at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      auto candidate = std::string(html_.substr(at + 2, name.size()));
      for (char& c : candidate) c = static_cast<char>(c | 0x20);
      if (candidate == name) {
        at_ = at;
        return;
      }
    }
    at_ = html_.size();
  }

  void read_tag(Piece& piece) {
    ++at_;
    if (html_[at_] == '/') {
      piece.closing = true;
      ++at_;
    }
    while (at_ < html_.size() && html_[at_] != '>' && html_[at_] != '/' && html_[at_] != ' ' && html_[at_] != '\t' &&
           html_[at_] != '\n' && html_[at_] != '\r') {
      if (piece.name.size() < 32) piece.name += static_cast<char>(html_[at_] | 0x20);
      ++at_;
    }
    bool in_word = false;
    char quote = 0;
    for (; at_ < html_.size(); ++at_) {
      const char c = html_[at_];
      if (quote != 0) {
        if (c == quote) quote = 0;
        continue;
      }
      if (c == '>') {
        piece.self_closing = html_[at_ - 1] == '/';
        ++at_;
        return;
      }
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/';
      if ((c == '"' || c == '\'') && html_[at_ - 1] == '=') quote = c;
      if (!space && !in_word) ++piece.attributes;
      in_word = !space;
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 14> void_elements = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                            "input", "link", "meta", "param", "source", "track", "wbr"};
/// Elements that HTML opens again in each paragraph until they are closed.
constexpr std::array<std::string_view, 14> formatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                                         "nobr", "s", "small", "strike", "strong", "tt",   "u"};
/// Elements whose end HTML lets one leave out; the next one ends them.
constexpr std::array<std::string_view, 11> self_ending = {"p",  "li",    "dt",    "dd",     "tr",   "td",
                                                          "th", "thead", "tbody", "option", "tfoot"};

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool ends_block(std::string_view name) {
  static constexpr std::array<std::string_view, 30> names = {
      "p",       "div",  "li",  "ul",   "ol",      "blockquote", "figure",  "figcaption", "pre",     "table",
      "caption", "tr",   "dl",  "dt",   "dd",      "details",    "summary", "aside",      "section", "article",
      "header",  "main", "nav", "form", "address", "fieldset",   "footer",  "body",       "picture", "hr"};
  return is_heading(name) || is_one(name, names);
}

/// Entities are left to gumbo; text without `<` costs it nothing but the length.
std::string decoded(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string safe;
  for (const char c : text) {
    if (c == '<') safe += "&lt;";
    else safe += c;
  }
  // Between two full stops the spaces at both ends stay.
  const auto plain = plain_text('.' + safe + '.');
  return plain.substr(1, plain.size() - 2);
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

HtmlShape scan_html(std::string_view html) {
  HtmlShape shape;
  std::size_t depth = 0;
  std::size_t open_blocks = 0;  // <p> and headings that wait for their end
  std::size_t ends = 0;
  std::size_t lost = 0;
  std::size_t open_self_ending = 0;
  std::size_t open_formatting = 0;
  std::size_t reopened = 0;
  Tags tags(html);
  for (Piece piece; tags.next(piece);) {
    if (piece.name.empty()) continue;
    if (piece.attributes > limits::max_html_attributes) shape.too_much = true;
    if (piece.name == "p" || is_heading(piece.name)) {
      if (!piece.closing) {
        ++open_blocks;
      } else {
        ++ends;
        if (open_blocks > 0) --open_blocks;
        else ++lost;
      }
    }
    if (is_one(piece.name, void_elements) || piece.self_closing) continue;
    if (is_one(piece.name, formatting)) {
      if (!piece.closing) ++open_formatting;
      else if (open_formatting > 0) --open_formatting;
    } else if (!piece.closing && ends_block(piece.name)) {
      reopened += open_formatting;
      if (reopened > limits::max_html_reopened) shape.too_much = true;
    }
    if (is_one(piece.name, self_ending)) {
      // An unclosed run of these is flat; nested lists and tables count by their own tags.
      open_self_ending = piece.closing ? 0 : open_self_ending + 1;
      if (open_self_ending > limits::max_html_open_tags) shape.too_much = true;
      continue;
    }
    if (!piece.closing) {
      if (++depth > limits::max_html_depth) shape.too_much = true;
    } else if (depth > 0) {
      --depth;
    }
  }
  shape.openings_lost = lost >= 2 && 2 * lost > ends;
  return shape;
}

void read_plain(std::string_view html, BlockBuilder& builder) {
  Tags tags(html);
  std::size_t offset = 0;
  bool sup_open = false;
  bool next_cell = false;  // what follows stands in another cell of the table's row
  bool any_text = false;
  // A block's kind is known only at its end, so its text and calls are kept until then.
  struct Part {
    std::string text;
    bool call;
  };
  std::vector<Part> parts;
  const auto settle = [&](BlockKind kind, int level) {
    builder.set_kind(kind, level);
    for (auto& part : parts) {
      if (part.call) builder.note_call({});
      else builder.text(decoded(part.text), static_cast<std::uint32_t>(offset));
    }
    parts.clear();
    next_cell = any_text = false;
    builder.end_block();
    builder.set_kind(BlockKind::paragraph);
  };
  for (Piece piece; tags.next(piece);) {
    if (piece.name.empty()) {
      if (parts.empty()) offset = piece.offset;
      if (!is_blank(piece.text)) {
        if (next_cell && any_text) parts.push_back({" · ", false});
        next_cell = false;
        any_text = true;
      }
      parts.push_back({std::string(piece.text), false});
    } else if (piece.name == "sup") {
      if (!piece.closing) {
        sup_open = true;
      } else {
        if (!sup_open && !parts.empty() && is_number(parts.back().text)) parts.back().call = true;
        sup_open = false;
      }
    } else if (piece.name == "br") {
      parts.push_back({" ", false});
    } else if (piece.name == "td" || piece.name == "th") {
      next_cell = true;
    } else if (ends_block(piece.name)) {
      const bool heading = piece.closing && is_heading(piece.name);
      settle(heading ? BlockKind::heading : BlockKind::paragraph, heading ? piece.name[1] - '0' : 0);
    }
  }
  settle(BlockKind::paragraph, 0);
}

}  // namespace propos
