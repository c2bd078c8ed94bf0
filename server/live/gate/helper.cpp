#include "live/gate/helper.hpp"

#include "live/gate/staff_parts.hpp"
#include "live/gate/whereabouts.hpp"
#include "protocol/codec.hpp"

namespace live::gate {

Text helper_picture(const Cast& cast) {
    protocol::HelperView view;
    view.step = cast.room.step.value;
    view.counts = counts_by_side(cast.room);
    view.helps = open_helps(cast);
    view.joins = open_joins(cast.room);
    view.missing = missing_of(cast);
    view.claims = claims_of(cast);
    view.helper_talks = helper_talks_of(cast);
    view.resting = resting_now(cast);
    return std::make_shared<const std::string>(protocol::encode_server_message(view));
}

}  // namespace live::gate
