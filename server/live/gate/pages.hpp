#pragma once
// One page of a long list for one desk or helper: at most limits::page_rows_max rows. Helpers get
// people only. Used on the room's strand.

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "live/screen.hpp"
#include "protocol/client_message.hpp"

namespace live::gate {

// What a screen looks at, as it said it.
struct PageWish {
    protocol::Show show;
};

// Helpers may look at people only.
bool is_for_helpers(const PageWish& wish);

Text page_picture(const Cast& cast, const Extras& extras, const PageWish& wish);

}  // namespace live::gate
