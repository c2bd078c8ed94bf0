#pragma once
// More pairs of a stable matching, for free. Called by solve only. Pure.

#include "matching/residual.hpp"

namespace matching {

// Larger without anyone getting a worse level: augmenting paths inside such pairs, as long as there
// are any. Keeps stability. Two sides, of which one has one place each, or both. O(active pairs ×
// capacity) once, then O(those in which nobody loses) per search; a search mostly gains many pairs.
Chosen augment_for_nobodys_loss(const Residual& residual, const Chosen& chosen);

}  // namespace matching
