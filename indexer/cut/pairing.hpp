// Questions that an export moved away from their answers are paired with them again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace propos {

/// What speaks for a pairing, or against it.
enum class PairingSign : std::uint8_t {
  // An answer begins with a paragraph.
  shared_paragraph,  ///< words of the question in the paragraph
  shared_sentence,   ///< … in its first sentence
  more_than_others,  ///< … less those of the next best neighbouring question
  most_of_all,       ///< no neighbouring question shares more
  shared_before,     ///< words of the question in the paragraph before
  cohesion_broken,   ///< words that the paragraph shares with the one before
  opens_answer,
  goes_on,
  answers_kind,  ///< a verdict on a yes-no question, a reason to why
  verdict_unasked,
  speaks,
  states,
  points_back,
  first_person,         ///< "je" inside the first sentence
  very_short_sentence,  ///< at most 4 words
  length,               ///< log of the paragraph's words over the mean
  length_before,
  after_question,  ///< the paragraph before ends in a question of its own
  // A run of paragraphs is one answer.
  shared_rest,  ///< words of the question in its other paragraphs, per √paragraphs
  rest_more_than_others,
  uneven_paragraphs,  ///< squared log of paragraphs over their mean
  uneven_words,       ///< squared log of words over their mean
  one_paragraph,
  // The paragraphs before the first answer.
  no_introduction,
  introduction_of_1,
  introduction_of_2,
  introduction_of_3,
  count  ///< how many there are; none itself
};
inline constexpr auto pairing_sign_count = static_cast<std::size_t>(PairingSign::count);

/// A number for each sign.
using PairingWeights = std::array<double, pairing_sign_count>;

/// The weights that ship.
PairingWeights standard_pairing_weights();

/// For each question, in order, the index of the paragraph with which its answer begins; strictly growing. What stands
/// before the first of these is the introduction. Empty when there are fewer paragraphs than questions, or more than
/// limits::max_paired_paragraphs.
///
/// One best path through all paragraphs (dynamic programming), a sum over the answers of signs: how a paragraph begins
/// ("Oui", "Parce que", "Mais"), words that question and answer share, the rarer in the post the more, and more than
/// the neighbouring questions share with it, cohesion of neighbouring paragraphs (Hearst 1997, TextTiling), likely
/// lengths. The weights were learned on the sample interviews with an averaged structured perceptron (Collins 2002), so
/// what tests/unit/pairing_test.cpp prints for those is a figure of training posts; `propos-bench pairing` tells what
/// weights learned likewise give on others. O(questions · paragraphs · longest answer).
std::vector<std::size_t> pair_questions(const std::vector<std::string>& questions,
                                        const std::vector<std::string>& paragraphs,
                                        const PairingWeights& weights = standard_pairing_weights());

/// How much of each sign there is in the pairing `starts`: its score is the sum of these times the weights. For
/// learning.
PairingWeights pairing_signs_of(const std::vector<std::string>& questions, const std::vector<std::string>& paragraphs,
                                const std::vector<std::size_t>& starts);

}  // namespace propos
