// Questions that an export moved away from their answers are paired with them again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace propos {

/// For each question, in order, the index of the paragraph with which its answer begins; strictly growing. What stands before
/// the first of these is the introduction. Empty when there are fewer paragraphs than questions, or more than
/// limits::max_paired_paragraphs.
///
/// One best path through all paragraphs (dynamic programming), a sum over the answers of signs: how a paragraph begins
/// ("Oui", "Parce que", "Mais"), words that question and answer share, the rarer in the post the more, and more than the
/// neighbouring questions share with it, cohesion of neighbouring paragraphs (Hearst 1997, TextTiling), likely lengths. The
/// weights were learned on the sample interviews with an averaged structured perceptron (Collins 2002), so what
/// tests/unit/pairing_test.cpp prints for those is a figure of training posts. O(questions · paragraphs · longest answer).
std::vector<std::size_t> pair_questions(const std::vector<std::string>& questions,
                                        const std::vector<std::string>& paragraphs);

}  // namespace propos
