#include "indexer/cut/explain.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "common/json.hpp"
#include "common/text.hpp"
#include "indexer/cut/corrections.hpp"

namespace propos {
namespace {

constexpr std::size_t shown_characters = 48;

/// The first characters of a text on one line.
std::string beginning(const std::string& text) {
  std::string line;
  std::size_t at = 0;
  for (std::size_t n = 0; at < text.size(); ++n) {
    if (n == shown_characters) return line + "…";
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (is_space(c)) line += ' ';
    else line.append(text, before, at - before);
  }
  return line;
}

std::string kind_of(const Block& block) {
  std::string kind(name_of(block.kind));
  if (block.kind == BlockKind::heading) kind = "h" + std::to_string(block.level);
  return kind;
}

/// As a string of TOML.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out + '"';
}

/// The first words of a block, as many as no other block begins with. `letters` are the blocks' letters_of().
std::string telling_beginning(const std::string& text, const std::vector<std::string>& letters) {
  constexpr std::size_t least = 24;
  for (auto end = text.find(' ', least); end != std::string::npos; end = text.find(' ', end + 1)) {
    const auto own = letters_of(std::string_view(text).substr(0, end));
    const auto begins = [&](const std::string& other) { return other.starts_with(own); };
    if (!own.empty() && std::count_if(letters.begin(), letters.end(), begins) == 1) return text.substr(0, end);
  }
  return text;
}

void print_correction(std::ostream& out, const Post& post, const Passage& passage, const std::string& at) {
  out << "  [[correction]]  # #" << passage.n << "; also: asker, split, join, drop, role\n  post = " << quoted(post.id)
      << "\n  at = " << quoted(at) << "\n  speaker = " << quoted(passage.speaker)
      << (passage.speaker.empty() ? "  # who answers?" : "") << "\n\n";
}

void print_corrections(std::ostream& out, const Post& post, const Cut& cut) {
  std::vector<std::string> letters;
  for (const auto& block : cut.blocks) letters.push_back(letters_of(block.text));
  for (const auto& passage : cut.passages) {
    if (passage.kind != PassageKind::answer) continue;
    for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
      if (cut.placements[i].passage != passage.n) continue;
      print_correction(out, post, passage, telling_beginning(cut.blocks[i].text, letters));
      break;
    }
  }
}

}  // namespace

void explain_cut(std::ostream& out, const Post& post, const Cut& cut) {
  out << "post " << post.id << ": " << post.title << (cut.repaired ? " (repaired)" : "") << '\n';
  for (const auto& reason : cut.decision) out << "  " << reason << '\n';
  if (cut.decision.empty()) out << "  nothing asks: no interview\n";
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    const auto& placement = cut.placements[i];
    char head[80];
    std::snprintf(head, sizeof head, "  %4s  %-12s  %-14s  ",
                  placement.passage < 0 ? "-" : ("#" + std::to_string(placement.passage)).c_str(),
                  std::string(name_of(placement.role)).c_str(), kind_of(cut.blocks[i]).c_str());
    out << head << beginning(cut.blocks[i].text) << "\n        ← " << placement.rule << '\n';
  }
  out << "  " << cut.passages.size() << " passages\n\n";
  print_corrections(out, post, cut);
}

void explain_cut_as_json(std::ostream& out, const Post& post, const Cut& cut) {
  Json json{{"post", post.id}, {"title", post.title}, {"repaired", cut.repaired}};
  json["decision"] = cut.decision;
  auto blocks = Json::array();
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    const auto& placement = cut.placements[i];
    Json block{{"text", cut.blocks[i].text}, {"kind", kind_of(cut.blocks[i])}, {"role", name_of(placement.role)}};
    if (placement.passage >= 0) block["passage"] = placement.passage;
    block["rule"] = placement.rule;
    blocks.push_back(std::move(block));
  }
  json["blocks"] = std::move(blocks);
  out << dump_json(json) << '\n';
}

}  // namespace propos
