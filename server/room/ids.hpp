#pragma once
// The numbers and names a room speaks of. Pure; any thread.

#include <string>

#include "base/core/strong_id.hpp"

namespace room {

// The badge number: from 1, in order of first import, never given twice.
using ParticipantId = base::StrongId<struct ParticipantTag>;
// A talk of two people, from 1, in order of seating.
using EncounterId = base::StrongId<struct EncounterTag>;
using RoundNumber = base::StrongId<struct RoundTag>;
using TableNumber = base::StrongId<struct TableTag>;  // from 1
// Rises with every change of phase (by the clock too), control change and undo; on the wire.
using StepNumber = base::StrongId<struct StepTag>;
// An organizer's or helper's device, from 1.
using StaffId = base::StrongId<struct StaffTag>;
using HelpId = base::StrongId<struct HelpTag>;
using JoinId = base::StrongId<struct JoinTag>;

// 32 lower-case hexadecimal digits. Not default-constructible: a line without a room does not
// compile.
struct RoomId {
    explicit RoomId(std::string digits) : value(std::move(digits)) {}
    std::string value;
    friend auto operator<=>(const RoomId&, const RoomId&) = default;
};

// SHA-256 in hex of a ticket or link secret; the secret itself never enters a room.
struct SecretHash {
    std::string value;
    friend auto operator<=>(const SecretHash&, const SecretHash&) = default;
};

}  // namespace room
