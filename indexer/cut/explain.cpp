#include "indexer/cut/explain.hpp"

#include <cstdio>
#include <string>

#include "common/json.hpp"
#include "common/text.hpp"

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

}  // namespace

void explain_cut(std::ostream& out, const Post& post, const Cut& cut) {
  out << "post " << post.id << ": " << post.title << (cut.repaired ? " (repaired)" : "") << '\n';
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    const auto& placement = cut.placements[i];
    char head[80];
    std::snprintf(head, sizeof head, "  %4s  %-12s  %-14s  ",
                  placement.passage < 0 ? "-" : ("#" + std::to_string(placement.passage)).c_str(),
                  std::string(name_of(placement.role)).c_str(), kind_of(cut.blocks[i]).c_str());
    out << head << beginning(cut.blocks[i].text) << "\n        ← " << placement.rule << '\n';
  }
  out << "  " << cut.passages.size() << " passages\n\n";
}

void explain_cut_as_json(std::ostream& out, const Post& post, const Cut& cut) {
  Json json{{"post", post.id}, {"title", post.title}, {"repaired", cut.repaired}};
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
