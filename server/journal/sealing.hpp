#pragma once
// Erasable bytes: XChaCha20-Poly1305 (libsodium) under a key that is kept apart from the journal,
// so that destroying the key erases every copy of the text. Lengths are padded per kind. Journal
// only; any thread, after base::init_secrets.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "journal/event_codec.hpp"
#include "room/ids.hpp"

namespace journal {

// Which key of a room: 0 none, 1 the room's, then one per participant and one per join request.
using KeyId = std::uint64_t;
inline constexpr KeyId plain_key = 0;
inline constexpr KeyId room_key = 1;

KeyId key_id_of(const Sealing& sealing);

// 32 bytes to encrypt with and 32 to make nonces from; wiped when dropped.
class Key {
public:
    static constexpr std::size_t size = 64;

    // `bytes` must be `size` bytes of entropy.
    explicit Key(std::string_view bytes);
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();

    const std::uint8_t* cipher() const { return bytes_.data(); }
    const std::uint8_t* nonces() const { return bytes_.data() + size / 2; }

private:
    std::array<std::uint8_t, size> bytes_{};
};

struct FoundKey {
    const Key* key = nullptr;
    bool destroyed = false;  // on purpose; otherwise a missing key is a broken journal
};

// Where keys are found when records are read.
class KeyRing {
public:
    virtual ~KeyRing() = default;
    virtual FoundKey find(const room::RoomId& room, KeyId id) = 0;
};

// What is sealed, and how.
struct Sealable {
    std::string_view text;
    std::string_view context;  // authenticated with it: the place it may stand in
    std::size_t step = 1;      // the text is padded to a multiple of this
};

// Nonce, then ciphertext. The nonce is a keyed hash of context and text: no place is sealed twice
// with different text under one nonce, and equal rooms give equal journals.
std::string seal(const Key& key, const Sealable& what);

// Nothing when key, context or a bit of `sealed` is not the one it was sealed with.
std::optional<std::string> unseal(const Key& key, std::string_view context,
                                  std::string_view sealed);

}  // namespace journal
