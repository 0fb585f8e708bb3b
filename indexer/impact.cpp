#include "indexer/impact.hpp"

#include <algorithm>
#include <cmath>

#include "common/error.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

Json array_of(const std::array<double, field_count>& values) {
  auto json = Json::array();
  for (const auto value : values) json.push_back(value);
  return json;
}

void read_array(const Json& json, const char* name, std::array<double, field_count>& values) {
  const auto& list = json.at(name);
  for (std::size_t i = 0; i < field_count && i < list.size(); ++i) values[i] = list[i].get<double>();
}

}  // namespace

Model Model::standard() {
  Model model;
  const auto set = [&model](Field field, double weight, double b) {
    model.weight[static_cast<std::size_t>(field)] = weight;
    model.b[static_cast<std::size_t>(field)] = b;
  };
  set(Field::question, 3.0, 0.5);
  set(Field::text, 1.0, 0.5);
  set(Field::title, 6.0, 0.5);
  set(Field::speaker, 1.0, 0.5);
  set(Field::tags, 1.0, 0.5);
  set(Field::notes, 0.3, 0.5);
  set(Field::context, 0.3, 0.5);
  return model;
}

std::string Model::to_json() const {
  Json json;
  json["k1"] = k1;
  json["title_share"] = title_share;
  json["weight"] = array_of(weight);
  json["b"] = array_of(b);
  json["average"] = array_of(average);
  return dump_json(json);
}

Model Model::from_json(const std::string& text) {
  Model model = standard();
  try {
    const auto json = parse_json(text, "metadata propos.model");
    model.k1 = json.at("k1").get<double>();
    model.title_share = json.at("title_share").get<double>();
    read_array(json, "weight", model.weight);
    read_array(json, "b", model.b);
    read_array(json, "average", model.average);
  } catch (const Json::exception& e) {
    throw Error(ErrorKind::corrupt, std::string("unreadable model: ") + e.what(), "metadata propos.model");
  }
  return model;
}

std::vector<Term> AnalysedPassage::all_terms() const {
  std::vector<Term> all;
  for (const auto& field : fields) all.insert(all.end(), field.begin(), field.end());
  return all;
}

void Calibration::add(const AnalysedPassage& passage) {
  ++passages_;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (passage.fields[f].empty()) continue;
    ++with_[f];
    terms_[f] += static_cast<double>(passage.fields[f].size());
  }
  if (!passage.title.empty()) ++titles_[passage.title];
}

Model Calibration::model() const {
  Model model = Model::standard();
  for (std::size_t f = 0; f < field_count; ++f)
    model.average[f] = with_[f] == 0 ? 1.0 : terms_[f] / static_cast<double>(with_[f]);
  double titled = 0;
  for (const auto& [title, count] : titles_) titled += count;
  if (!titles_.empty()) model.title_share = titled / static_cast<double>(titles_.size());
  return model;
}

std::unordered_map<std::string, std::uint32_t> impacts(const AnalysedPassage& passage, const Model& model,
                                                       std::size_t passages_of_post) {
  std::unordered_map<std::string, double> frequency;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto& terms = passage.fields[f];
    if (terms.empty()) continue;
    const double length = static_cast<double>(terms.size()) / std::max(model.average[f], 1.0);
    double weight = model.weight[f] / (1 - model.b[f] + model.b[f] * length);
    if (f == static_cast<std::size_t>(Field::title))
      weight /= std::sqrt(std::max(model.title_share, static_cast<double>(passages_of_post)));
    for (const auto& term : terms) frequency[term.text] += weight;
  }
  std::unordered_map<std::string, std::uint32_t> out;
  out.reserve(frequency.size());
  for (const auto& [term, tf] : frequency) {
    const auto impact = std::lround(tf / (tf + model.k1) * impact_scale);
    out.emplace(term, static_cast<std::uint32_t>(std::max(impact, 1L)));
  }
  return out;
}

}  // namespace propos
