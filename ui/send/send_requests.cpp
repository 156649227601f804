// SPDX-License-Identifier: MIT
#include "ui/send/send_requests.h"

#include "ui/send/send_form.h"

namespace fulgurite::ui {

app::PayRequest payRequestOf(const app::Recognised& found, PayWay way, const SendForm& form)
{
    app::PayRequest request;
    request.keysend = way == PayWay::Keysend;
    request.text = request.keysend ? found.nodeId : found.invoice;
    if (!found.amountMsat || request.keysend)
        request.amount = toMsat(form.amount().value_or(Satoshi{}));
    request.label = form.label();
    if (request.keysend)
        request.message = form.message();
    return request;
}

app::SendRequest sendRequestOf(const app::Recognised& found, const SendForm& form)
{
    app::SendRequest request;
    request.address = found.address;
    request.all = form.all();
    request.amount = request.all ? Satoshi{} : form.amount().value_or(Satoshi{});
    request.satPerVb = form.satPerVb().value_or(0);
    request.label = form.label();
    request.coins = form.coins();
    return request;
}

} // namespace fulgurite::ui
