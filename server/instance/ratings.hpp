#pragma once
// Contract. What people said of one another. A missing row means "not rated": the pair is not
// acceptable, and it is not a no. Pure values; any thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace instance {

struct Rating {
    bool accepts = false;
    std::optional<std::int32_t> score_tenths;  // 0 … 100; unknown ranks last among the accepted
    std::uint32_t favourite = 0;               // 1 is first; 0 is none
    friend bool operator==(const Rating&, const Rating&) = default;
};

// Positions in People::persons. No direction may occur twice.
struct RatingRow {
    std::size_t rater = 0;
    std::size_t rated = 0;
    Rating rating;
};

}  // namespace instance
