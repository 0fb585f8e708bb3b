#include "common/model.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "common/error.hpp"
#include "common/json.hpp"

namespace propos {
namespace {

constexpr double share_power = -0.7;
constexpr const char* model_place = "metadata propos.model";
constexpr double least_k1 = 1e-6;
constexpr double most_weight = 1e6;
constexpr double most_b = 0.999;  // with 1 a field without words would be divided by 0
constexpr double most_terms = 1e12;

Json array_of(const std::array<double, field_count>& values) {
  auto json = Json::array();
  for (const auto value : values) json.push_back(value);
  return json;
}

[[noreturn]] void unreadable(const std::string& why) {
  throw Error(ErrorKind::corrupt, "unreadable model: " + why, model_place);
}

/// A number, within bounds in which weights and impacts stay numbers.
double read_number(const Json& value, const char* name, double least, double most) {
  const auto number = value.get<double>();
  if (number >= least && number <= most) return number;
  unreadable(std::string(name) + " is out of bounds");
}

void read_array(const Json& json, const char* name, double most, std::array<double, field_count>& values) {
  const auto& list = json.at(name);
  if (!list.is_array() || list.size() != field_count) unreadable(std::string(name) + " is no number for each field");
  for (std::size_t i = 0; i < field_count; ++i) values[i] = read_number(list[i], name, 0, most);
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

double Model::impact(double tf) const {
  assert(tf >= 0);
  return std::log1p(tf / k1);
}

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
    const auto json = parse_json(text, model_place);
    model.k1 = read_number(json.at("k1"), "k1", least_k1, most_weight);
    model.title_share = read_number(json.at("title_share"), "title_share", 0, most_terms);
    read_array(json, "weight", most_weight, model.weight);
    read_array(json, "b", most_b, model.b);
    read_array(json, "average", most_terms, model.average);
    read_array(json, "fraction", 1, model.fraction);
  } catch (const Json::exception& e) {
    unreadable(e.what());
  } catch (const Error& e) {
    if (e.kind() == ErrorKind::corrupt) throw;
    unreadable(e.message());
  }
  return model;
}

}  // namespace propos
