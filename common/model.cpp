#include "common/model.hpp"

#include <algorithm>
#include <cmath>

#include "common/error.hpp"
#include "common/json.hpp"

namespace propos {
namespace {

constexpr double share_power = -0.7;

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
  const auto set = [&model](Field field, double field_weight, double normalisation) {
    const auto f = static_cast<std::size_t>(field);
    model.weight[f] = field_weight;
    model.b[f] = normalisation;
    model.average[f] = 1;
    model.fraction[f] = 1;
  };
  set(Field::question, 5, 0.5);
  set(Field::text, 1.0, 0.65);
  set(Field::title, 8.0, 0.5);
  set(Field::speaker, 1.5, 0.5);
  set(Field::tags, 1.0, 0.5);
  set(Field::notes, 0.3, 0.5);
  set(Field::context, 0.5, 0.5);
  return model;
}

double Model::occurrence(Field field, std::size_t terms, double share) const {
  const auto f = static_cast<std::size_t>(field);
  double w = weight[f] / (1 - b[f] + b[f] * static_cast<double>(terms) / std::max(average[f], 1.0));
  if (field == Field::title || field == Field::question) w *= fraction[f];
  if (field == Field::title || field == Field::tags) w *= std::pow(std::max(share, 1.0), share_power);
  return w;
}

double Model::impact(double tf) const { return std::log1p(tf / k1); }

std::string Model::to_json() const {
  Json json;
  json["k1"] = k1;
  json["title_share"] = title_share;
  json["weight"] = array_of(weight);
  json["b"] = array_of(b);
  json["average"] = array_of(average);
  json["fraction"] = array_of(fraction);
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
    read_array(json, "fraction", model.fraction);
  } catch (const Json::exception& e) {
    throw Error(ErrorKind::corrupt, std::string("unreadable model: ") + e.what(), "metadata propos.model");
  }
  return model;
}

}  // namespace propos
