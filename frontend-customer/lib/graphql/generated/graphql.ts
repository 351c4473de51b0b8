/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who changed their mind. */
export type AccountErasureCancelInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** Who wants to be forgotten. */
export type AccountErasureRequestInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Your password; who has none, since they sign in with an account elsewhere, has done so within the last quarter of an hour. */
  password?: string | null | undefined;
  /** For a guest, in place of an account: the key to the order that is to forget them, from `checkoutComplete`. */
  token?: string | null | undefined;
};

/** Who wants an account. */
export type AccountRegisterInput = {
  /** Where mail reaches them, and what they sign in with. */
  email: string;
  /** Sent again, the request has no second effect, with or without a key. */
  idempotencyKey?: string | null | undefined;
  /** The language they read; this request's where it is left out. */
  locale?: string | null | undefined;
  /** As they want to be called. */
  name: string;
  /** From 8 to 128 characters. */
  password: string;
};

/** The link that proves your address. */
export type AccountVerifyInput = {
  /** From the link in the mail. */
  token: string;
};

/** Who wants the link once more: you. */
export type AccountVerifyRequestInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** Which address to forget. */
export type AddressDeleteInput = {
  /** Its id. */
  id: string | number;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** Where a parcel or a bill goes, given. */
export type AddressInput = {
  /** City or town. */
  city: string;
  /** Their company. */
  company?: string | null | undefined;
  /** Country. */
  country: string;
  /** Who it is for. */
  name: string;
  /** For the carrier. */
  phone?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State or province. */
  region?: string | null | undefined;
  /** Street and number. */
  street1: string;
  /** Floor, door, care of. */
  street2?: string | null | undefined;
};

/** An address to write down. */
export type AddressUpsertInput = {
  /** The address itself, all of it. */
  address: AddressInput;
  /** Change only this version of it. */
  expectedVersion?: number | null | undefined;
  /** Which one to change; a new one is made where it is left out. */
  id?: string | number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** As you call it, such as `Home`. */
  label?: string | null | undefined;
};

/** Values of one property, any of which will do. */
export type AttributeFilterInput = {
  /** The attribute's code. */
  code: string;
  /** Any of these. */
  values: Array<string>;
};

/** What kind of values an attribute has. */
export type AttributeKind =
  /** `true` or `false`. */
  | 'BOOLEAN'
  /** A decimal number. */
  | 'NUMBER'
  /** Any short text. */
  | 'TEXT';

/** An offer to put into the cart. */
export type CartLineInput = {
  /** Which offer: one vendor's price and stock for a variant. */
  offerId: string | number;
  /** How many, from 1 to 10,000. */
  quantity: number;
};

/** How many of a line are wanted. */
export type CartLineQuantityInput = {
  /** Which line. */
  lineId: string | number;
  /** How many, from 1 to 10,000. */
  quantity: number;
};

/** What to bring back into the cart. */
export type CartLineRestoreInput = {
  /** Change only this version of the cart. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which line. */
  lineId: string | number;
};

/** What to keep for later. */
export type CartLineSaveForLaterInput = {
  /** Change only this version of the cart. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which line. */
  lineId: string | number;
};

/** What to put into the cart. */
export type CartLinesAddInput = {
  /** Change only this version of the cart. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The offers; one that is in the cart already grows. At most 100. */
  lines: Array<CartLineInput>;
};

/** What to take out. */
export type CartLinesRemoveInput = {
  /** Change only this version of the cart. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The lines. */
  lineIds: Array<string | number>;
};

/** New quantities. */
export type CartLinesUpdateInput = {
  /** Change only this version of the cart. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The lines; others stay as they are. */
  lines: Array<CartLineQuantityInput>;
};

/** Which guest's cart to bring into your own. */
export type CartMergeInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The guest's cart token; the header `X-Cart-Token` serves where it is left out. */
  token?: string | null | undefined;
};

/** Who buys, and where it goes. */
export type CheckoutAddressSetInput = {
  /** Where the bill goes; the same as the parcels where it is left out. */
  billingAddress?: AddressInput | null | undefined;
  /** Which checkout. */
  checkoutId: string | number;
  /** Where the confirmation goes. */
  email: string;
  /** Change only this version of the checkout. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Where the parcels go. */
  shippingAddress: AddressInput;
};

/** Which checkout to complete. */
export type CheckoutCompleteInput = {
  /** Which checkout. */
  checkoutId: string | number;
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
};

/** One vendor's delivery. */
export type CheckoutDeliveryInput = {
  /** How they travel: one of the group's `deliveryOptions`. */
  methodId: string | number;
  /** Whose lines. */
  vendorId: string | number;
};

/** How each vendor's lines travel. */
export type CheckoutDeliverySetInput = {
  /** Which checkout. */
  checkoutId: string | number;
  /** For some or all vendors; what was chosen for the others stays. */
  deliveries: Array<CheckoutDeliveryInput>;
  /** Change only this version of the checkout. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** How it is paid. */
export type CheckoutPaymentSetInput = {
  /** Which checkout. */
  checkoutId: string | number;
  /** Change only this version of the checkout. */
  expectedVersion?: number | null | undefined;
  /** Which gateway (`test` in the demonstration). */
  gateway: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The gateway's own word for the buyer's means of payment, never a card number (`test_ok`, `test_decline_insufficient_funds`, `test_action`, `test_later`). */
  methodToken: string;
};

/** Starts a checkout of the cart. */
export type CheckoutStartInput = {
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
};

/** How far a checkout is. */
export type CheckoutState =
  /** Given up. */
  | 'CANCELLED'
  /** It is an order. */
  | 'COMPLETED'
  /** Its payment is under way. */
  | 'COMPLETING'
  /** Its time was over; the goods are back on the shelf. */
  | 'EXPIRED'
  /** It can be changed and completed. */
  | 'OPEN';

/** What somebody may be asked to agree to. */
export type ConsentPurpose =
  /** Counting what is looked at, to make the shop better. */
  | 'ANALYTICS'
  /** Mail about offers and news; `preferences.news` follows it. */
  | 'MARKETING_MAIL'
  /** Showing what fits what they looked at and bought. */
  | 'PERSONALISATION'
  /** Handing something about them to somebody else who does it for their own purposes. */
  | 'THIRD_PARTY';

/** A choice. */
export type ConsentSetInput = {
  /** Whether you agree. */
  granted: boolean;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The language of the words; this request's where it is left out. */
  locale?: string | null | undefined;
  /** What for. */
  purpose: ConsentPurpose;
  /** Where you were asked. */
  source?: ConsentSource;
  /** Which version of the words you were shown, from 1 to 50 characters. */
  wording: string;
};

/** Where somebody was asked. */
export type ConsentSource =
  /** On a page of their account. */
  | 'ACCOUNT'
  /** In the notice about cookies. */
  | 'BANNER'
  /** While they bought. */
  | 'CHECKOUT'
  /** By a link in a letter. */
  | 'LETTER'
  /** While they made their account. */
  | 'REGISTRATION';

/** Whether a count can be relied on. */
export type CountPrecision =
  /** As many or more: counting ended there. */
  | 'AT_LEAST'
  /** Exactly as many. */
  | 'EXACT';

/** Who asks for a copy of their data. */
export type DataExportRequestInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Your password; who has none, since they sign in with an account elsewhere, has done so within the last quarter of an hour. */
  password?: string | null | undefined;
};

/** How far a copy of somebody's data is. */
export type DataExportState =
  /** To be fetched. */
  | 'READY'
  /** Removed: a week is over. */
  | 'REMOVED'
  /** Being built. */
  | 'WAITING';

/** The link that moves your account. */
export type EmailChangeConfirmInput = {
  /** From the link in the mail. */
  token: string;
};

/** Where an account is to move. */
export type EmailChangeRequestInput = {
  /** The new address. A link is sent there. */
  newEmail: string;
  /** Your password. */
  password: string;
};

/** How far an erasure is. */
export type ErasureState =
  /** It was taken back; or, of a guest, an account has claimed the order, and asks for itself. */
  | 'CANCELLED'
  /** It is done. */
  | 'DONE'
  /** It is being done. */
  | 'RUNNING'
  /** It can be taken back. */
  | 'WAITING';

/** What a facet narrows by. */
export type FacetKind =
  /** A property; values are the attribute's. */
  | 'ATTRIBUTE'
  /** What is left; values are `in_stock`, `low` and `out`. */
  | 'AVAILABILITY'
  /** Categories directly below the one that was chosen, or the top; values are paths. */
  | 'CATEGORY'
  /** What it costs; values are ranges of minor units such as `1000..2500`. */
  | 'PRICE'
  /** Who offers it; values are ids. */
  | 'VENDOR';

/** Where a parcel is. */
export type FulfillmentStatus =
  /** Called back. */
  | 'CANCELLED'
  /** Arrived. */
  | 'DELIVERED'
  /** On its way. */
  | 'SHIPPED';

/** Who wants a code sent. */
export type MfaCodeSendInput = {
  /** From `sessionCreate`; left out by somebody signed in, who wants to show a code for this session once more. */
  challenge?: string | null | undefined;
  /** `SMS` or `MAIL`. */
  method: SecondFactorMethod;
};

/** The first code. */
export type MfaConfirmInput = {
  /** Six digits, of the app or as they were sent. */
  code: string;
  /** What was begun. */
  method?: SecondFactorMethod;
};

/** Who takes a way to show codes away. */
export type MfaDisableInput = {
  /**
   * Of the app, sent, or from the paper; left out by who has shown a second factor within a quarter of an hour. Where there is an
   * app or a passkey, one that was sent does not do.
   */
  code?: string | null | undefined;
  /** Which way. */
  method?: SecondFactorMethod;
};

/** Who adds a way to show codes: you. */
export type MfaEnrollInput = {
  /** `APP`, `SMS` or `MAIL`. A passkey is added by `passkeyRegisterBegin`. */
  method?: SecondFactorMethod;
  /** Your password. */
  password: string;
  /** For `SMS`: the number, with its country (`+49 170 1234567`). */
  phone?: string | null | undefined;
};

/** Who writes new codes down. */
export type MfaRecoveryCodesRenewInput = {
  /**
   * Of the app, sent, or from the old paper; left out by who has shown a second factor within a quarter of an hour. Where there is
   * an app or a passkey, one that was sent does not do.
   */
  code?: string | null | undefined;
};

/** The second half of a sign-in, or a proof for this session. */
export type MfaVerifyInput = {
  /** From `sessionCreate`; left out by somebody signed in, who shows the code for this session once more. */
  challenge?: string | null | undefined;
  /** Six digits of the app or as they were sent for this, or a code from the paper. Each is good once. */
  code: string;
  /** How this device is called in the list of sessions. */
  device?: string | null | undefined;
};

/** An amount of money, given. */
export type MoneyInput = {
  /** The amount as people write it (`12.30`). */
  amount: string;
  /** Its currency. */
  currency: string;
};

/** Who goes elsewhere, and what for. */
export type OauthBeginInput = {
  /** Your password, to link; not for signing in, nor of an account that has none. */
  password?: string | null | undefined;
  /** One of `shop.signInProviders`, by its id. */
  provider: string;
  /** What for. */
  purpose?: OauthPurpose;
  /**
   * The page that the provider sends the browser back to: one of those that this shop is configured with, exactly; the first of
   * them where it is left out.
   */
  redirectUri?: string | null | undefined;
  /** Where the person wants to go then: a path of the app, handed back by `oauthComplete`. */
  returnTo?: string | null | undefined;
};

/** What the browser brings back. */
export type OauthCompleteInput = {
  /** What `oauthBegin` told it to keep. */
  browserSecret: string;
  /** From the address; missing where the provider tells an error. */
  code?: string | null | undefined;
  /** How this device is called in the list of sessions. */
  device?: string | null | undefined;
  /** From the address, where it is there: why there is no code. */
  error?: string | null | undefined;
  /** From the address, where it is there: who says that it answers. */
  iss?: string | null | undefined;
  /** From the address it came back with. */
  state: string;
  /** From the address, where it is there: what Apple tells once, as JSON. */
  user?: string | null | undefined;
};

/** What an account elsewhere is asked for. */
export type OauthPurpose =
  /** To open, from now on, the account of whoever is signed in. */
  | 'LINK'
  /** To sign in; an account is made where there is none. */
  | 'SIGN_IN';

/** What is to open your account no longer. */
export type OauthUnlinkInput = {
  /** One of `me.linkedAccounts`. */
  linkedAccountId: string | number;
};

/** Which order to cancel, and why. */
export type OrderCancelInput = {
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** Your own order; a guest gives `token` instead. */
  orderId?: string | number | null | undefined;
  /** Why, from 1 to 500 characters; the vendors read it. */
  reason: string;
  /** A guest's key to the order, from `checkoutComplete`. */
  token?: string | null | undefined;
};

/** Which way a list goes. */
export type OrderDirection =
  /** The smallest or oldest first. */
  | 'ASC'
  /** The greatest or newest first. */
  | 'DESC';

/** How much of a vendor's part has left and arrived. */
export type OrderFulfillment =
  /** All has arrived. */
  | 'DELIVERED'
  /** Some came back. */
  | 'PARTIALLY_RETURNED'
  /** Some has left. */
  | 'PARTIALLY_SHIPPED'
  /** All came back. */
  | 'RETURNED'
  /** All has left. */
  | 'SHIPPED'
  /** Nothing has left. */
  | 'UNFULFILLED';

/** The life of a vendor's part. */
export type OrderLifecycle =
  /** Cancelled. */
  | 'CANCELLED'
  /** Delivered, and the time to send it back is over. */
  | 'COMPLETED'
  /** Not paid in time. */
  | 'EXPIRED'
  /** Held back. */
  | 'ON_HOLD'
  /** Not paid yet. */
  | 'PENDING'
  /** Paid. */
  | 'PLACED';

/** How far an order is, as the public reads it. */
export type OrderStatus =
  /** Cancelled before it was sent. */
  | 'CANCELLED'
  /** Arrived. */
  | 'DELIVERED'
  /** Not paid in time. */
  | 'EXPIRED'
  /** Paid; the vendors prepare it. */
  | 'PAID'
  /** Some of the money went back. */
  | 'PARTIALLY_REFUNDED'
  /** Not paid yet. */
  | 'PENDING'
  /** All of the money went back. */
  | 'REFUNDED'
  /** On its way. */
  | 'SHIPPED';

/** What a passkey is to be shown for. */
export type PasskeyBeginInput = {
  /**
   * From `sessionCreate`, to answer it. Left out, somebody signed in shows it for this session once more, and anybody else signs in
   * by it alone.
   */
  challenge?: string | null | undefined;
};

/** A passkey that is shown, as the browser answers. */
export type PasskeyCompleteInput = {
  /** What `navigator.credentials.get` gave, as its `toJSON()` writes it. */
  answer: unknown;
  /** How this device is called in the list of sessions. */
  device?: string | null | undefined;
};

/** Who adds a passkey: you. */
export type PasskeyRegisterBeginInput = {
  /** As you call the device or where its keys are kept, such as `Telephone`. */
  label: string;
  /** Your password; left out where your account has none, in a session that was just opened. */
  password?: string | null | undefined;
};

/** A new passkey, as the browser answers. */
export type PasskeyRegisterCompleteInput = {
  /** What `navigator.credentials.create` gave, as its `toJSON()` writes it. */
  answer: unknown;
};

/** Which passkey is to go. */
export type PasskeyRemoveInput = {
  /** One of `me.passkeys`. */
  passkeyId: string | number;
};

/** A new password by the old one. */
export type PasswordChangeInput = {
  /** The one you have. */
  currentPassword: string;
  /** From 8 to 128 characters, and none of those that everybody tries first. */
  newPassword: string;
};

/** A new password by a link. */
export type PasswordResetInput = {
  /** From 8 to 128 characters, and none of those that everybody tries first. */
  newPassword: string;
  /** From the link in the mail. */
  token: string;
};

/** Who forgot a password. */
export type PasswordResetRequestInput = {
  /** The account's address. */
  email: string;
};

/** How far a payment is. */
export type PaymentState =
  /** Reserved, not taken yet. */
  | 'AUTHORIZED'
  /** Given up before anything was taken. */
  | 'CANCELLED'
  /** Taken. */
  | 'CAPTURED'
  /** Not asked for yet. */
  | 'CREATED'
  /** Nobody paid in time. */
  | 'EXPIRED'
  /** Declined. */
  | 'FAILED'
  /** Taken in part. */
  | 'PARTIALLY_CAPTURED'
  /** The gateway will tell. */
  | 'PROCESSING'
  /** The buyer has to do something first. */
  | 'REQUIRES_ACTION';

/** What you like. Mail about offers and news is a consent: `consentSet`. */
export type PreferencesInput = {
  /** The currency you think in. */
  currency?: string | null | undefined;
  /** As little packaging as will do. */
  lessPackaging?: boolean;
  /** Deliveries that cause less carbon dioxide, though they be slower. */
  lowCarbonDelivery?: boolean;
  /** Vendors of your own country first. */
  nearbyVendors?: boolean;
};

/** A range of prices, tax included; both ends belong to it. */
export type PriceRangeInput = {
  /** Not dearer than this. */
  max?: string | null | undefined;
  /** Not cheaper than this. */
  min?: string | null | undefined;
};

/** Which products; everything given must hold. */
export type ProductWhereInput = {
  /** In this category or any below it. */
  categoryId?: string | number | null | undefined;
  /** Only what can be had now. */
  inStock?: boolean | null | undefined;
  /** With a price in this range, in the currency of the request. */
  price?: PriceRangeInput | null | undefined;
  /** Offered by this vendor. */
  vendorId?: string | number | null | undefined;
};

/** What to change about yourself; what is left out stays. */
export type ProfileUpdateInput = {
  /** Change only this version of the profile. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The language you read (`en`, `de-AT`). */
  locale?: string | null | undefined;
  /** As you want to be called. */
  name?: string | null | undefined;
  /** What you like, all of it: what is left out inside is at its default. */
  preferences?: PreferencesInput | null | undefined;
};

/** How far a refund is. */
export type RefundStatus =
  /** The gateway could not send it. */
  | 'FAILED'
  /** Asked of the gateway. */
  | 'PENDING'
  /** Sent. */
  | 'SUCCEEDED';

/** What hits must be; everything given must hold. */
export type SearchFiltersInput = {
  /** With these properties, all of them. */
  attributes?: Array<AttributeFilterInput> | null | undefined;
  /** In this category or any below it. */
  categoryId?: string | number | null | undefined;
  /** In the category at this path or any below it, as facets name it; `categoryId` goes before it. */
  categoryPath?: string | null | undefined;
  /** Only what can be had now. */
  inStock?: boolean | null | undefined;
  /** With a price in this range, in the currency of the request. */
  price?: PriceRangeInput | null | undefined;
  /** Offered by any of these vendors. */
  vendorIds?: Array<string | number> | null | undefined;
};

/** What hits are ordered by. */
export type SearchOrderField =
  /** When they came here, the newest first. */
  | 'CREATED_AT'
  /** The lowest price in the currency of the request. */
  | 'PRICE'
  /** How well they fit the words. */
  | 'RELEVANCE';

/** What hits are ordered by, and which way; only prices go both ways. */
export type SearchOrderInput = {
  /** Which way. */
  direction?: OrderDirection;
  /** By what. */
  field: SearchOrderField;
};

/** What is shown beside the password. */
export type SecondFactorMethod =
  /** A code of an authenticator app. */
  | 'APP'
  /** A code that is sent by mail. It does not count where a role takes a second factor. */
  | 'MAIL'
  /** A passkey. */
  | 'PASSKEY'
  /** A code that is sent to a telephone. It does not count where a role takes a second factor. */
  | 'SMS';

/** Who wants to sign in. */
export type SessionCreateInput = {
  /** How this device is called in the list of sessions. */
  device?: string | null | undefined;
  /** The account's address. */
  email: string;
  /** The account's password. */
  password: string;
};

/** Which session goes on. */
export type SessionRefreshInput = {
  /** The newest refresh token of the session. It works once. The shop and the desk leave it out: their browsers' cookie is meant. */
  refreshToken?: string | null | undefined;
};

/** Which sessions end. */
export type SessionRevokeInput = {
  /** All sessions of this account rather than this one. */
  everywhere?: boolean;
  /** One other session, from `mySessions`. */
  sessionId?: string | number | null | undefined;
};

/** Whose button a provider's is. */
export type SignInKind =
  /** Apple. */
  | 'APPLE'
  /** Facebook. */
  | 'FACEBOOK'
  /** GitHub. */
  | 'GITHUB'
  /** Google. */
  | 'GOOGLE'
  /** One of OpenID Connect, such as a company's own. */
  | 'OIDC';

/** How much is left. */
export type StockStatus =
  /** More than five. */
  | 'IN_STOCK'
  /** Up to five. */
  | 'LOW'
  /** None. */
  | 'OUT';

/** Names the kind of a refusal. */
export type UserErrorCode =
  /** Nothing can be sent to this address. */
  | 'ADDRESS_REJECTED'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** Fewer are left than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** More than a limit allows. */
  | 'LIMIT_EXCEEDED'
  /** You may not do this. */
  | 'NOT_ALLOWED'
  /** There is no such thing, or it is not yours. */
  | 'NOT_FOUND'
  /** The payment was declined. Nothing was charged. */
  | 'PAYMENT_DECLINED'
  /** The payment is not settled yet: send the same request with the same key again. */
  | 'PAYMENT_PENDING'
  /** The price is no longer what you last saw. */
  | 'PRICE_CHANGED'
  /** You may, once you have shown a second factor within a quarter of an hour: `passkeyBegin`, or `mfaVerify`. */
  | 'SECOND_FACTOR_REQUIRED'
  /** Right in itself, but not now. */
  | 'STATE_CONFLICT'
  /** A value that will not do. */
  | 'VALIDATION_FAILED'
  /** Somebody changed it first. */
  | 'VERSION_CONFLICT';

/** Names the kind of a warning. */
export type WarningCode =
  /** Fewer are left than wanted; lowering the quantity to `available` helps. */
  | 'INSUFFICIENT_STOCK'
  /** The price is no longer what the buyer last saw. */
  | 'PRICE_CHANGED'
  /** It is not sold any more, or not in this currency. */
  | 'UNAVAILABLE';

/** Which withdrawal to confirm. */
export type WithdrawalConfirmInput = {
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** A guest's key to the order, from `checkoutComplete`. */
  token?: string | null | undefined;
  /** The one that was begun. */
  withdrawalId: string | number;
};

/** Units of a line to withdraw from. */
export type WithdrawalLineInput = {
  /** The line. */
  orderLineId: string | number;
  /** How many. */
  quantity: number;
};

/** What to withdraw from. */
export type WithdrawalStartInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which lines, at most 100; left out, all that is left of the order. */
  lines?: Array<WithdrawalLineInput> | null | undefined;
  /** The language to declare it in (`en`, `de`, `nl`, `vi`); this request's where it is left out. */
  locale?: string | null | undefined;
  /** Your own order; a guest gives `token` instead. */
  orderId?: string | number | null | undefined;
  /** A guest's key to the order, from `checkoutComplete`. */
  token?: string | null | undefined;
};

/** Whether a buyer may withdraw from an order. */
export type WithdrawalState =
  /** There is nothing to withdraw from: not paid, cancelled, or given back already. */
  | 'NOTHING'
  /** They may. */
  | 'OPEN'
  /** Their time is over. */
  | 'OVER';

export type AccountPersonQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountPersonQuery = { me: { id: string, name: string, email: string, emailVerified: boolean | null, erasure: { id: string, state: ErasureState, dueAt: string } | null } | null };

export type AccountOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccountOrdersQuery = { me: { id: string } | null, myOrders: { nodes: Array<{ id: string, number: string, status: OrderStatus, placedAt: string | null, createdAt: string, total: { gross: { amount: string, currency: string } }, vendorOrders: Array<{ id: string, vendor: { name: string } | null, lines: Array<{ id: string, title: string, quantity: number, pictureUrl: string | null }> }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, totalCount: { value: number, precision: CountPrecision } | null } };

export type AccountAddressFragment = { id: string, label: string | null, version: number, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } };

export type AccountAddressesQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountAddressesQuery = { me: { id: string, name: string, addresses: Array<{ id: string, label: string | null, version: number, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } }> | null } | null, shop: { country: string, countries: Array<string> } };

export type AccountAddressSaveMutationVariables = Exact<{
  input: AddressUpsertInput;
}>;


export type AccountAddressSaveMutation = { addressUpsert: { address: { id: string, label: string | null, version: number, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type AccountAddressDeleteMutationVariables = Exact<{
  input: AddressDeleteInput;
}>;


export type AccountAddressDeleteMutation = { addressDelete: { deletedId: string | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ProfileFieldsFragment = { id: string, name: string, locale: string, version: number, preferences: { currency: string | null, lessPackaging: boolean, lowCarbonDelivery: boolean, nearbyVendors: boolean, news: boolean } | null };

export type AccountProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountProfileQuery = { me: { id: string, name: string, locale: string, version: number, preferences: { currency: string | null, lessPackaging: boolean, lowCarbonDelivery: boolean, nearbyVendors: boolean, news: boolean } | null } | null, shop: { locales: Array<string>, currencies: Array<string> } };

export type AccountProfileSaveMutationVariables = Exact<{
  input: ProfileUpdateInput;
}>;


export type AccountProfileSaveMutation = { profileUpdate: { user: { id: string, name: string, locale: string, version: number, preferences: { currency: string | null, lessPackaging: boolean, lowCarbonDelivery: boolean, nearbyVendors: boolean, news: boolean } | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ConsentFieldsFragment = { purpose: ConsentPurpose, granted: boolean, choices: Array<{ id: string, granted: boolean, createdAt: string, locale: string, source: ConsentSource, wording: string }> };

export type AccountConsentSetMutationVariables = Exact<{
  input: ConsentSetInput;
}>;


export type AccountConsentSetMutation = { consentSet: { consents: Array<{ purpose: ConsentPurpose, granted: boolean, choices: Array<{ id: string, granted: boolean, createdAt: string, locale: string, source: ConsentSource, wording: string }> }> | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type AccountSecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSecurityQuery = { me: { id: string, email: string, emailVerified: boolean | null, secondFactor: { enrolled: boolean, methods: Array<SecondFactorMethod>, recoveryCodesLeft: number, required: boolean } | null, passkeys: Array<{ id: string, label: string, createdAt: string, lastUsedAt: string | null }> | null, linkedAccounts: Array<{ id: string, label: string, provider: string, email: string | null, createdAt: string, lastUsedAt: string }> | null } | null, mySessions: Array<{ id: string, device: string | null, address: string | null, createdAt: string, lastUsedAt: string, current: boolean, byOperator: boolean }>, shop: { signInProviders: Array<{ id: string, label: string }> } };

export type WaysToProveQueryVariables = Exact<{ [key: string]: never; }>;


export type WaysToProveQuery = { me: { id: string, secondFactor: { enrolled: boolean, methods: Array<SecondFactorMethod> } | null } | null };

export type VerifyLetterMutationVariables = Exact<{
  input: AccountVerifyRequestInput;
}>;


export type VerifyLetterMutation = { accountVerifyRequest: { accepted: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasswordChangeMutationVariables = Exact<{
  input: PasswordChangeInput;
}>;


export type PasswordChangeMutation = { passwordChange: { user: { id: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type EmailChangeMutationVariables = Exact<{
  input: EmailChangeRequestInput;
}>;


export type EmailChangeMutation = { emailChangeRequest: { accepted: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type FactorEnrollMutationVariables = Exact<{
  input: MfaEnrollInput;
}>;


export type FactorEnrollMutation = { mfaEnroll: { otpauthUrl: string | null, secret: string | null, sentTo: string | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type FactorConfirmMutationVariables = Exact<{
  input: MfaConfirmInput;
}>;


export type FactorConfirmMutation = { mfaConfirm: { recoveryCodes: Array<string> | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type FactorRemoveMutationVariables = Exact<{
  input: MfaDisableInput;
}>;


export type FactorRemoveMutation = { mfaDisable: { disabled: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type RecoveryCodesRenewMutationVariables = Exact<{
  input: MfaRecoveryCodesRenewInput;
}>;


export type RecoveryCodesRenewMutation = { mfaRecoveryCodesRenew: { recoveryCodes: Array<string> | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyAddBeginMutationVariables = Exact<{
  input: PasskeyRegisterBeginInput;
}>;


export type PasskeyAddBeginMutation = { passkeyRegisterBegin: { options: unknown, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyAddMutationVariables = Exact<{
  input: PasskeyRegisterCompleteInput;
}>;


export type PasskeyAddMutation = { passkeyRegisterComplete: { recoveryCodes: Array<string> | null, passkey: { id: string, label: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyRemoveMutationVariables = Exact<{
  input: PasskeyRemoveInput;
}>;


export type PasskeyRemoveMutation = { passkeyRemove: { removedId: string | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type AccountUnlinkMutationVariables = Exact<{
  input: OauthUnlinkInput;
}>;


export type AccountUnlinkMutation = { oauthUnlink: { unlinked: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SessionEndMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SessionEndMutation = { sessionRevoke: { revoked: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CopyFieldsFragment = { id: string, state: DataExportState, bytes: number | null, requestedAt: string, endsAt: string | null };

export type AccountPrivacyQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountPrivacyQuery = { me: { id: string, erasure: { id: string, state: ErasureState, dueAt: string, requestedAt: string } | null } | null, myConsents: Array<{ purpose: ConsentPurpose, granted: boolean, choices: Array<{ id: string, granted: boolean, createdAt: string, locale: string, source: ConsentSource, wording: string }> }>, myDataExports: Array<{ id: string, state: DataExportState, bytes: number | null, requestedAt: string, endsAt: string | null }> };

export type CopiesOfDataQueryVariables = Exact<{ [key: string]: never; }>;


export type CopiesOfDataQuery = { myDataExports: Array<{ id: string, state: DataExportState, bytes: number | null, requestedAt: string, endsAt: string | null }> };

export type CopyDownloadQueryVariables = Exact<{ [key: string]: never; }>;


export type CopyDownloadQuery = { myDataExports: Array<{ id: string, state: DataExportState, downloadUrl: string | null }> };

export type DataExportRequestMutationVariables = Exact<{
  input: DataExportRequestInput;
}>;


export type DataExportRequestMutation = { dataExportRequest: { dataExport: { id: string, state: DataExportState, bytes: number | null, requestedAt: string, endsAt: string | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ErasureRequestMutationVariables = Exact<{
  input: AccountErasureRequestInput;
}>;


export type ErasureRequestMutation = { accountErasureRequest: { erasure: { id: string, dueAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ErasureCancelMutationVariables = Exact<{
  input: AccountErasureCancelInput;
}>;


export type ErasureCancelMutation = { accountErasureCancel: { erasure: { id: string, state: ErasureState } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

type CartRefusal_AddressRejected_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_IdempotencyConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_InsufficientStock_Fragment = { available: number, code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_LimitExceeded_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_NotAllowed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_NotFound_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_PaymentDeclined_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_PaymentPending_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_PriceChanged_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_SecondFactorRequired_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_StateConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_ValidationFailed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type CartRefusal_VersionConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

export type CartRefusalFragment =
  | CartRefusal_AddressRejected_Fragment
  | CartRefusal_IdempotencyConflict_Fragment
  | CartRefusal_InsufficientStock_Fragment
  | CartRefusal_LimitExceeded_Fragment
  | CartRefusal_NotAllowed_Fragment
  | CartRefusal_NotFound_Fragment
  | CartRefusal_PaymentDeclined_Fragment
  | CartRefusal_PaymentPending_Fragment
  | CartRefusal_PriceChanged_Fragment
  | CartRefusal_SecondFactorRequired_Fragment
  | CartRefusal_StateConflict_Fragment
  | CartRefusal_ValidationFailed_Fragment
  | CartRefusal_VersionConflict_Fragment
;

export type CartPieceFragment = { id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> };

export type WholeCartFragment = { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } };

export type CartQueryVariables = Exact<{ [key: string]: never; }>;


export type CartQuery = { cart: { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null };

export type CartLinesAddMutationVariables = Exact<{
  input: CartLinesAddInput;
}>;


export type CartLinesAddMutation = { cartLinesAdd: { cart: { token: string | null, id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CartLinesUpdateMutationVariables = Exact<{
  input: CartLinesUpdateInput;
}>;


export type CartLinesUpdateMutation = { cartLinesUpdate: { cart: { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CartLinesRemoveMutationVariables = Exact<{
  input: CartLinesRemoveInput;
}>;


export type CartLinesRemoveMutation = { cartLinesRemove: { cart: { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CartLineSaveForLaterMutationVariables = Exact<{
  input: CartLineSaveForLaterInput;
}>;


export type CartLineSaveForLaterMutation = { cartLineSaveForLater: { cart: { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CartLineRestoreMutationVariables = Exact<{
  input: CartLineRestoreInput;
}>;


export type CartLineRestoreMutation = { cartLineRestore: { cart: { id: string, version: number, country: string, itemCount: number, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, subtotal: { amount: string, currency: string }, lines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }> }>, savedLines: Array<{ id: string, offerId: string, productId: string, vendorId: string, title: string | null, variantTitle: string | null, pictureUrl: string | null, quantity: number, available: number, unitPrice: { amount: string, currency: string } | null, total: { amount: string, currency: string }, warnings: Array<{ code: WarningCode, available: number | null, was: { amount: string, currency: string } | null, now: { amount: string, currency: string } | null }> }>, totals: { items: { amount: string, currency: string } } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CartMergeMutationVariables = Exact<{
  input: CartMergeInput;
}>;


export type CartMergeMutation = { cartMerge: { cart: { id: string, itemCount: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ProductSlugQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductSlugQuery = { product: { slug: string } | null };

export type GroupDeliveryQueryVariables = Exact<{
  vendorId: string | number;
  country: string;
  items: MoneyInput;
}>;


export type GroupDeliveryQuery = { shippingOptions: Array<{ methodId: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }> };

export type ProductCardFragment = { id: string, slug: string, title: string, brand: string | null, pictureUrl: string | null, stockStatus: StockStatus | null, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, vendor: { name: string } | null };

export type VendorCardFragment = { id: string, slug: string, name: string, description: string, score: number | null, logoUrl: string | null, country: string };

export type VariantOffersFragment = { id: string, offers: Array<{ id: string, handlingDays: number | null, pausedUntil: string | null, price: { amount: string, currency: string } | null, shippingFrom: { amount: string, currency: string } | null, availability: { quantity: number, status: StockStatus }, vendor: { id: string, slug: string, name: string, score: number | null } | null }> };

export type MenuQueryVariables = Exact<{ [key: string]: never; }>;


export type MenuQuery = { categories: Array<{ id: string, name: string, path: string, children: Array<{ id: string, name: string, path: string }> }> };

export type CategoryPictureQueryVariables = Exact<{
  id: string | number;
}>;


export type CategoryPictureQuery = { products: { nodes: Array<{ id: string, pictureUrl: string | null }> } };

export type CategoryBySlugQueryVariables = Exact<{
  slug: string;
}>;


export type CategoryBySlugQuery = { category: { id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }>, children: Array<{ id: string, name: string, path: string }> } | null };

export type NewestQueryVariables = Exact<{
  first: number;
  where?: ProductWhereInput | null | undefined;
}>;


export type NewestQuery = { products: { nodes: Array<{ id: string, slug: string, title: string, brand: string | null, pictureUrl: string | null, stockStatus: StockStatus | null, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, vendor: { name: string } | null }> } };

export type VendorsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type VendorsQuery = { vendors: { nodes: Array<{ id: string, slug: string, name: string, description: string, score: number | null, logoUrl: string | null, country: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VendorIdQueryVariables = Exact<{
  slug: string;
}>;


export type VendorIdQuery = { vendor: { id: string } | null };

export type VendorPageQueryVariables = Exact<{
  id: string | number;
}>;


export type VendorPageQuery = { vendor: { about: string, bannerUrl: string | null, createdAt: string, id: string, slug: string, name: string, description: string, score: number | null, logoUrl: string | null, country: string, pause: { from: string, until: string, running: boolean, note: string | null } | null, policies: { returns: string, shipping: string, privacy: string }, traderInfo: { legalName: string | null, email: string, phone: string | null, vatNumber: string | null, registerName: string | null, registerNumber: string | null, certified: boolean, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null } | null } | null };

export type VendorTermsFragment = { id: string, slug: string, name: string, score: number | null, pause: { from: string, until: string, running: boolean, note: string | null } | null, policies: { returns: string, shipping: string, privacy: string }, traderInfo: { legalName: string | null, email: string, phone: string | null, vatNumber: string | null, registerName: string | null, registerNumber: string | null, certified: boolean, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null } | null };

export type SellerQueryVariables = Exact<{
  id: string | number;
}>;


export type SellerQuery = { vendor: { id: string, slug: string, name: string, score: number | null, pause: { from: string, until: string, running: boolean, note: string | null } | null, policies: { returns: string, shipping: string, privacy: string }, traderInfo: { legalName: string | null, email: string, phone: string | null, vatNumber: string | null, registerName: string | null, registerNumber: string | null, certified: boolean, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null } | null } | null, shippingOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string } }> };

export type ProductIdQueryVariables = Exact<{
  slug: string;
}>;


export type ProductIdQuery = { product: { id: string, vendor: { id: string } | null, category: { id: string } | null } | null };

export type ProductPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductPageQuery = { product: { id: string, slug: string, title: string, brand: string | null, description: string, updatedAt: string, stockStatus: StockStatus | null, pictureUrl: string | null, media: Array<{ id: string, url: string | null, alt: string }>, attributes: Array<{ value: string, attribute: { code: string, name: string, kind: AttributeKind, unit: string | null } }>, category: { id: string, name: string, path: string, ancestors: Array<{ id: string, name: string, path: string }> } | null, vendor: { id: string, slug: string, name: string } | null, variants: Array<{ sku: string, title: string, gtin: string | null, id: string, options: Array<{ name: string, value: string }>, offers: Array<{ id: string, handlingDays: number | null, pausedUntil: string | null, price: { amount: string, currency: string } | null, shippingFrom: { amount: string, currency: string } | null, availability: { quantity: number, status: StockStatus }, vendor: { id: string, slug: string, name: string, score: number | null } | null }> }> } | null };

export type ProductOffersQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductOffersQuery = { product: { id: string, variants: Array<{ id: string, offers: Array<{ id: string, handlingDays: number | null, pausedUntil: string | null, price: { amount: string, currency: string } | null, shippingFrom: { amount: string, currency: string } | null, availability: { quantity: number, status: StockStatus }, vendor: { id: string, slug: string, name: string, score: number | null } | null }> }> } | null };

export type SitemapProductsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: ProductWhereInput | null | undefined;
}>;


export type SitemapProductsQuery = { products: { nodes: Array<{ slug: string, updatedAt: string, category: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SitemapVendorsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SitemapVendorsQuery = { vendors: { nodes: Array<{ slug: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SitemapCountQueryVariables = Exact<{
  where?: ProductWhereInput | null | undefined;
}>;


export type SitemapCountQuery = { products: { totalCount: { value: number } | null } };

type Refused_AddressRejected_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_IdempotencyConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_InsufficientStock_Fragment = { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string };

type Refused_LimitExceeded_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_NotAllowed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_NotFound_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_PaymentDeclined_Fragment = { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_PaymentPending_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number };

type Refused_PriceChanged_Fragment = { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } };

type Refused_SecondFactorRequired_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_StateConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_ValidationFailed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

type Refused_VersionConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean };

export type RefusedFragment =
  | Refused_AddressRejected_Fragment
  | Refused_IdempotencyConflict_Fragment
  | Refused_InsufficientStock_Fragment
  | Refused_LimitExceeded_Fragment
  | Refused_NotAllowed_Fragment
  | Refused_NotFound_Fragment
  | Refused_PaymentDeclined_Fragment
  | Refused_PaymentPending_Fragment
  | Refused_PriceChanged_Fragment
  | Refused_SecondFactorRequired_Fragment
  | Refused_StateConflict_Fragment
  | Refused_ValidationFailed_Fragment
  | Refused_VersionConflict_Fragment
;

export type PostalAddressFragment = { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null };

export type DeliveryFragment = { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } };

export type WholeCheckoutFragment = { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
    | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
  >, nextAction: { kind: string, url: string | null } | null };

export type CheckoutQueryVariables = Exact<{
  id: string | number;
}>;


export type CheckoutQuery = { checkout: { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    >, nextAction: { kind: string, url: string | null } | null } | null };

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { shop: { countries: Array<string>, country: string } };

export type BuyerQueryVariables = Exact<{ [key: string]: never; }>;


export type BuyerQuery = { me: { id: string, name: string, email: string, addresses: Array<{ id: string, label: string | null, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } }> | null } | null };

export type HandlingQueryVariables = Exact<{
  offers: Array<string | number> | string | number;
}>;


export type HandlingQuery = { nodes: Array<
    | { id: string, handlingDays: number | null }
    | Record<PropertyKey, never>
   | null> };

export type CheckoutCartQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckoutCartQuery = { cart: { id: string, lines: Array<{ title: string | null, offerId: string, quantity: number }> } | null };

export type CheckoutStartMutationVariables = Exact<{
  input: CheckoutStartInput;
}>;


export type CheckoutStartMutation = { checkoutStart: { checkout: { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
        | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      >, nextAction: { kind: string, url: string | null } | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    > } };

export type CheckoutAddressSetMutationVariables = Exact<{
  input: CheckoutAddressSetInput;
}>;


export type CheckoutAddressSetMutation = { checkoutAddressSet: { checkout: { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
        | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      >, nextAction: { kind: string, url: string | null } | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    >, warnings: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    > } };

export type CheckoutDeliverySetMutationVariables = Exact<{
  input: CheckoutDeliverySetInput;
}>;


export type CheckoutDeliverySetMutation = { checkoutDeliverySet: { checkout: { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
        | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      >, nextAction: { kind: string, url: string | null } | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    >, warnings: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    > } };

export type CheckoutPaymentSetMutationVariables = Exact<{
  input: CheckoutPaymentSetInput;
}>;


export type CheckoutPaymentSetMutation = { checkoutPaymentSet: { checkout: { id: string, version: number, state: CheckoutState, email: string | null, expiresAt: string, gateway: string | null, orderId: string | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, groups: Array<{ vendor: { id: string, name: string, slug: string } | null, lines: Array<{ id: string, offerId: string, title: string | null, variantTitle: string | null, quantity: number, seenPrice: { amount: string, currency: string }, unitPrice: { amount: string, currency: string } | null }>, deliveryOptions: Array<{ methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }>, delivery: { methodId: string, name: string, carrier: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } } | null }>, subtotal: { amount: string, currency: string } | null, shippingTotal: { amount: string, currency: string, minor: string } | null, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } } | null, problems: Array<
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
        | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
        | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      >, nextAction: { kind: string, url: string | null } | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    >, warnings: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    > } };

export type CheckoutCompleteMutationVariables = Exact<{
  input: CheckoutCompleteInput;
}>;


export type CheckoutCompleteMutation = { checkoutComplete: { orderToken: string | null, order: { id: string, status: OrderStatus } | null, nextAction: { kind: string, url: string | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { available: number, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, soldOffer: string }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { declineCode: string, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, askAfter: number }
      | { offerId: string | null, code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean, was: { amount: string, currency: string }, now: { amount: string, currency: string } }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
      | { code: UserErrorCode, message: string, field: Array<string> | null, retryable: boolean }
    > } };

export type KeepAddressMutationVariables = Exact<{
  input: AddressUpsertInput;
}>;


export type KeepAddressMutation = { addressUpsert: { userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type OrderAddressFragment = { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string };

export type WholeOrderFragment = { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } };

export type OrderByTokenQueryVariables = Exact<{
  token: string;
}>;


export type OrderByTokenQuery = { orderLookup: { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } } | null };

export type OrderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderByIdQuery = { order: { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } } | null };

export type OrderFollowSubscriptionVariables = Exact<{
  orderId?: string | number | null | undefined;
  token?: string | null | undefined;
  since?: number | null | undefined;
}>;


export type OrderFollowSubscription = { orderStatusChanged: { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } } };

export type OrderCancelMutationVariables = Exact<{
  input: OrderCancelInput;
}>;


export type OrderCancelMutation = { orderCancel: { order: { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type WithdrawalStartMutationVariables = Exact<{
  input: WithdrawalStartInput;
}>;


export type WithdrawalStartMutation = { withdrawalStart: { withdrawal: { id: string, statement: string | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type WithdrawalConfirmMutationVariables = Exact<{
  input: WithdrawalConfirmInput;
}>;


export type WithdrawalConfirmMutation = { withdrawalConfirm: { order: { id: string, number: string, version: number, status: OrderStatus, email: string | null, createdAt: string, placedAt: string | null, cancelReason: string | null, subtotal: { amount: string, currency: string }, shippingTotal: { amount: string, currency: string }, total: { gross: { amount: string, currency: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, billingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, payments: Array<{ id: string, state: PaymentState, gateway: string, createdAt: string, declineCode: string | null, amount: { amount: string, currency: string } }>, vendorOrders: Array<{ id: string, number: string, status: OrderStatus, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, vendor: { id: string, name: string, slug: string } | null, delivery: { name: string, minDays: number, maxDays: number }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string } | null, subtotal: { amount: string, currency: string }, fulfillments: Array<{ id: string, carrier: string, status: FulfillmentStatus, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, lines: Array<{ id: string, productId: string, title: string, variantTitle: string, pictureUrl: string | null, quantity: number, refunded: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string } } }>, refunds: Array<{ id: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string } }> }>, withdrawal: { state: WithdrawalState, until: string | null, withdrawals: Array<{ id: string, confirmedAt: string | null, statement: string | null, lines: Array<{ orderLineId: string, quantity: number, cancelled: number, awaitingReturn: number }> }> } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SearchQueryVariables = Exact<{
  query?: string | null | undefined;
  filters?: SearchFiltersInput | null | undefined;
  orderBy?: Array<SearchOrderInput> | SearchOrderInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SearchQuery = { search: { didYouMean: string | null, facets: Array<{ code: string, kind: FacetKind, label: string, values: Array<{ value: string, label: string, count: number }> }>, products: { totalCount: { value: number, precision: CountPrecision } | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, slug: string, title: string, brand: string | null, pictureUrl: string | null, stockStatus: StockStatus | null, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null, vendor: { name: string } | null }> } } };

export type SearchCountQueryVariables = Exact<{
  query?: string | null | undefined;
  filters?: SearchFiltersInput | null | undefined;
}>;


export type SearchCountQuery = { search: { products: { totalCount: { value: number, precision: CountPrecision } | null } } };

export type SuggestionsQueryVariables = Exact<{
  prefix: string;
}>;


export type SuggestionsQuery = { searchSuggestions: Array<{ id: string, text: string, category: { path: string } | null, product: { slug: string, pictureUrl: string | null } | null }> };

export type ProductByBarcodeQueryVariables = Exact<{
  barcode: string;
}>;


export type ProductByBarcodeQuery = { productByBarcode: { slug: string } | null };

export type VendorNamesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type VendorNamesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, slug: string, id: string }
    | { id: string }
   | null> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string, email: string, emailVerified: boolean | null } | null, cart: { id: string, itemCount: number } | null };

export type SessionRefreshMutationVariables = Exact<{
  input: SessionRefreshInput;
}>;


export type SessionRefreshMutation = { sessionRefresh: { session: { expiresAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type SignOutMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SignOutMutation = { sessionRevoke: { revoked: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

type IdentityRefused_AddressRejected_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_IdempotencyConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_InsufficientStock_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_LimitExceeded_Fragment = { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_NotAllowed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_NotFound_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_PaymentDeclined_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_PaymentPending_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_PriceChanged_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_SecondFactorRequired_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_StateConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_ValidationFailed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type IdentityRefused_VersionConflict_Fragment = { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null };

export type IdentityRefusedFragment =
  | IdentityRefused_AddressRejected_Fragment
  | IdentityRefused_IdempotencyConflict_Fragment
  | IdentityRefused_InsufficientStock_Fragment
  | IdentityRefused_LimitExceeded_Fragment
  | IdentityRefused_NotAllowed_Fragment
  | IdentityRefused_NotFound_Fragment
  | IdentityRefused_PaymentDeclined_Fragment
  | IdentityRefused_PaymentPending_Fragment
  | IdentityRefused_PriceChanged_Fragment
  | IdentityRefused_SecondFactorRequired_Fragment
  | IdentityRefused_StateConflict_Fragment
  | IdentityRefused_ValidationFailed_Fragment
  | IdentityRefused_VersionConflict_Fragment
;

export type SignInProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInProvidersQuery = { shop: { signInProviders: Array<{ id: string, label: string, kind: SignInKind }> } };

export type SignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignedInQuery = { me: { id: string, email: string, emailVerified: boolean | null } | null };

export type SignInMutationVariables = Exact<{
  input: SessionCreateInput;
}>;


export type SignInMutation = { sessionCreate: { challenge: string | null, challengeMethods: Array<SecondFactorMethod> | null, session: { expiresAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CodeSendMutationVariables = Exact<{
  input: MfaCodeSendInput;
}>;


export type CodeSendMutation = { mfaCodeSend: { sentTo: string | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type CodeVerifyMutationVariables = Exact<{
  input: MfaVerifyInput;
}>;


export type CodeVerifyMutation = { mfaVerify: { verified: boolean, session: { expiresAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyBeginMutationVariables = Exact<{
  input: PasskeyBeginInput;
}>;


export type PasskeyBeginMutation = { passkeyBegin: { options: unknown, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyCompleteMutationVariables = Exact<{
  input: PasskeyCompleteInput;
}>;


export type PasskeyCompleteMutation = { passkeyComplete: { verified: boolean, session: { expiresAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type RegisterMutationVariables = Exact<{
  input: AccountRegisterInput;
}>;


export type RegisterMutation = { accountRegister: { accepted: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type RegistrationConsentMutationVariables = Exact<{
  input: ConsentSetInput;
}>;


export type RegistrationConsentMutation = { consentSet: { userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasswordForgottenMutationVariables = Exact<{
  input: PasswordResetRequestInput;
}>;


export type PasswordForgottenMutation = { passwordResetRequest: { accepted: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasswordResetMutationVariables = Exact<{
  input: PasswordResetInput;
}>;


export type PasswordResetMutation = { passwordReset: { reset: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type AddressVerifyMutationVariables = Exact<{
  input: AccountVerifyInput;
}>;


export type AddressVerifyMutation = { accountVerify: { verified: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type EmailConfirmMutationVariables = Exact<{
  input: EmailChangeConfirmInput;
}>;


export type EmailConfirmMutation = { emailChangeConfirm: { changed: boolean, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ElsewhereBeginMutationVariables = Exact<{
  input: OauthBeginInput;
}>;


export type ElsewhereBeginMutation = { oauthBegin: { authorizationUrl: string | null, browserSecret: string | null, state: string | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ElsewhereCompleteMutationVariables = Exact<{
  input: OauthCompleteInput;
}>;


export type ElsewhereCompleteMutation = { oauthComplete: { challenge: string | null, challengeMethods: Array<SecondFactorMethod> | null, returnTo: string | null, linkedAccount: { label: string } | null, session: { expiresAt: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountAddressFragmentDoc = new TypedDocumentString(`
    fragment AccountAddress on SavedAddress {
  id
  label
  version
  address {
    name
    company
    street1
    street2
    postalCode
    city
    region
    country
    phone
  }
}
    `, {"fragmentName":"AccountAddress"}) as unknown as TypedDocumentString<AccountAddressFragment, unknown>;
export const ProfileFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProfileFields on User {
  id
  name
  locale
  version
  preferences {
    currency
    lessPackaging
    lowCarbonDelivery
    nearbyVendors
    news
  }
}
    `, {"fragmentName":"ProfileFields"}) as unknown as TypedDocumentString<ProfileFieldsFragment, unknown>;
export const ConsentFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConsentFields on Consent {
  purpose
  granted
  choices {
    id
    granted
    createdAt
    locale
    source
    wording
  }
}
    `, {"fragmentName":"ConsentFields"}) as unknown as TypedDocumentString<ConsentFieldsFragment, unknown>;
export const CopyFieldsFragmentDoc = new TypedDocumentString(`
    fragment CopyFields on DataExport {
  id
  state
  bytes
  requestedAt
  endsAt
}
    `, {"fragmentName":"CopyFields"}) as unknown as TypedDocumentString<CopyFieldsFragment, unknown>;
export const CartRefusalFragmentDoc = new TypedDocumentString(`
    fragment CartRefusal on UserError {
  code
  message
  field
  ... on InsufficientStock {
    available
  }
}
    `, {"fragmentName":"CartRefusal"}) as unknown as TypedDocumentString<CartRefusalFragment, unknown>;
export const CartPieceFragmentDoc = new TypedDocumentString(`
    fragment CartPiece on CartLine {
  id
  offerId
  productId
  vendorId
  title
  variantTitle
  pictureUrl
  quantity
  available
  unitPrice {
    amount
    currency
  }
  total {
    amount
    currency
  }
  warnings {
    code
    available
    was {
      amount
      currency
    }
    now {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"CartPiece"}) as unknown as TypedDocumentString<CartPieceFragment, unknown>;
export const WholeCartFragmentDoc = new TypedDocumentString(`
    fragment WholeCart on Cart {
  id
  version
  country
  itemCount
  groups {
    vendor {
      id
      name
      slug
    }
    subtotal {
      amount
      currency
    }
    lines {
      ...CartPiece
    }
  }
  savedLines {
    ...CartPiece
  }
  totals {
    items {
      amount
      currency
    }
  }
}
    fragment CartPiece on CartLine {
  id
  offerId
  productId
  vendorId
  title
  variantTitle
  pictureUrl
  quantity
  available
  unitPrice {
    amount
    currency
  }
  total {
    amount
    currency
  }
  warnings {
    code
    available
    was {
      amount
      currency
    }
    now {
      amount
      currency
    }
  }
}`, {"fragmentName":"WholeCart"}) as unknown as TypedDocumentString<WholeCartFragment, unknown>;
export const ProductCardFragmentDoc = new TypedDocumentString(`
    fragment ProductCard on Product {
  id
  slug
  title
  brand
  pictureUrl
  stockStatus
  priceRange {
    min {
      amount
      currency
    }
    max {
      amount
      currency
    }
  }
  vendor {
    name
  }
}
    `, {"fragmentName":"ProductCard"}) as unknown as TypedDocumentString<ProductCardFragment, unknown>;
export const VendorCardFragmentDoc = new TypedDocumentString(`
    fragment VendorCard on Vendor {
  id
  slug
  name
  description
  score
  logoUrl
  country
}
    `, {"fragmentName":"VendorCard"}) as unknown as TypedDocumentString<VendorCardFragment, unknown>;
export const VariantOffersFragmentDoc = new TypedDocumentString(`
    fragment VariantOffers on Variant {
  id
  offers {
    id
    handlingDays
    pausedUntil
    price {
      amount
      currency
    }
    shippingFrom {
      amount
      currency
    }
    availability {
      quantity
      status
    }
    vendor {
      id
      slug
      name
      score
    }
  }
}
    `, {"fragmentName":"VariantOffers"}) as unknown as TypedDocumentString<VariantOffersFragment, unknown>;
export const VendorTermsFragmentDoc = new TypedDocumentString(`
    fragment VendorTerms on Vendor {
  id
  slug
  name
  score
  pause {
    from
    until
    running
    note
  }
  policies {
    returns
    shipping
    privacy
  }
  traderInfo {
    legalName
    email
    phone
    vatNumber
    registerName
    registerNumber
    certified
    address {
      name
      company
      street1
      street2
      postalCode
      city
      region
      country
    }
  }
}
    `, {"fragmentName":"VendorTerms"}) as unknown as TypedDocumentString<VendorTermsFragment, unknown>;
export const PostalAddressFragmentDoc = new TypedDocumentString(`
    fragment PostalAddress on Address {
  name
  company
  street1
  street2
  postalCode
  city
  region
  country
  phone
}
    `, {"fragmentName":"PostalAddress"}) as unknown as TypedDocumentString<PostalAddressFragment, unknown>;
export const DeliveryFragmentDoc = new TypedDocumentString(`
    fragment Delivery on DeliveryOption {
  methodId
  name
  carrier
  minDays
  maxDays
  price {
    amount
    currency
    minor
  }
}
    `, {"fragmentName":"Delivery"}) as unknown as TypedDocumentString<DeliveryFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on UserError {
  code
  message
  field
  retryable
  ... on PriceChanged {
    offerId
    was {
      amount
      currency
    }
    now {
      amount
      currency
    }
  }
  ... on InsufficientStock {
    soldOffer: offerId
    available
  }
  ... on PaymentDeclined {
    declineCode
  }
  ... on PaymentPending {
    askAfter: retryAfter
  }
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const WholeCheckoutFragmentDoc = new TypedDocumentString(`
    fragment WholeCheckout on Checkout {
  id
  version
  state
  email
  expiresAt
  gateway
  orderId
  shippingAddress {
    ...PostalAddress
  }
  billingAddress {
    ...PostalAddress
  }
  groups {
    vendor {
      id
      name
      slug
    }
    lines {
      id
      offerId
      title
      variantTitle
      quantity
      seenPrice {
        amount
        currency
      }
      unitPrice {
        amount
        currency
      }
    }
    deliveryOptions {
      ...Delivery
    }
    delivery {
      ...Delivery
    }
  }
  subtotal {
    amount
    currency
  }
  shippingTotal {
    amount
    currency
    minor
  }
  total {
    gross {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
  problems {
    ...Refused
  }
  nextAction {
    kind
    url
  }
}
    fragment Refused on UserError {
  code
  message
  field
  retryable
  ... on PriceChanged {
    offerId
    was {
      amount
      currency
    }
    now {
      amount
      currency
    }
  }
  ... on InsufficientStock {
    soldOffer: offerId
    available
  }
  ... on PaymentDeclined {
    declineCode
  }
  ... on PaymentPending {
    askAfter: retryAfter
  }
}
fragment PostalAddress on Address {
  name
  company
  street1
  street2
  postalCode
  city
  region
  country
  phone
}
fragment Delivery on DeliveryOption {
  methodId
  name
  carrier
  minDays
  maxDays
  price {
    amount
    currency
    minor
  }
}`, {"fragmentName":"WholeCheckout"}) as unknown as TypedDocumentString<WholeCheckoutFragment, unknown>;
export const OrderAddressFragmentDoc = new TypedDocumentString(`
    fragment OrderAddress on Address {
  name
  company
  street1
  street2
  postalCode
  city
  region
  country
}
    `, {"fragmentName":"OrderAddress"}) as unknown as TypedDocumentString<OrderAddressFragment, unknown>;
export const WholeOrderFragmentDoc = new TypedDocumentString(`
    fragment WholeOrder on Order {
  id
  number
  version
  status
  email
  createdAt
  placedAt
  cancelReason
  subtotal {
    amount
    currency
  }
  shippingTotal {
    amount
    currency
  }
  total {
    gross {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
  refunded {
    amount
    currency
    minor
  }
  shippingAddress {
    ...OrderAddress
  }
  billingAddress {
    ...OrderAddress
  }
  payments {
    id
    state
    gateway
    createdAt
    declineCode
    amount {
      amount
      currency
    }
  }
  vendorOrders {
    id
    number
    status
    lifecycle
    fulfillment
    placedAt
    acceptedAt
    shippedAt
    deliveredAt
    cancelReason
    vendor {
      id
      name
      slug
    }
    delivery {
      name
      minDays
      maxDays
    }
    returnAddress {
      ...OrderAddress
    }
    subtotal {
      amount
      currency
    }
    fulfillments {
      id
      carrier
      status
      trackingNumber
      trackingUrl
      shippedAt
      deliveredAt
      lines {
        orderLineId
        quantity
      }
    }
    lines {
      id
      productId
      title
      variantTitle
      pictureUrl
      quantity
      refunded
      unitPrice {
        amount
        currency
      }
      total {
        gross {
          amount
          currency
        }
      }
    }
    refunds {
      id
      status
      createdAt
      settledAt
      amount {
        amount
        currency
      }
    }
  }
  withdrawal {
    state
    until
    withdrawals {
      id
      confirmedAt
      statement
      lines {
        orderLineId
        quantity
        cancelled
        awaitingReturn
      }
    }
  }
}
    fragment OrderAddress on Address {
  name
  company
  street1
  street2
  postalCode
  city
  region
  country
}`, {"fragmentName":"WholeOrder"}) as unknown as TypedDocumentString<WholeOrderFragment, unknown>;
export const IdentityRefusedFragmentDoc = new TypedDocumentString(`
    fragment IdentityRefused on UserError {
  code
  message
  field
  ... on LimitExceeded {
    retryAfter
  }
  ... on VersionConflict {
    currentVersion
  }
}
    `, {"fragmentName":"IdentityRefused"}) as unknown as TypedDocumentString<IdentityRefusedFragment, unknown>;
export const AccountPersonDocument = {"__meta__":{"id":"sha256:f6e452c7aece99c6abdba3e5790563fe5241048d366eb44a24258c407c85d62f"}} as unknown as TypedDocumentString<AccountPersonQuery, AccountPersonQueryVariables>;
export const AccountOrdersDocument = {"__meta__":{"id":"sha256:a291a6a3092ee971feee489114749f4b2b1c7d16b0347112b6e0093491d37b34"}} as unknown as TypedDocumentString<AccountOrdersQuery, AccountOrdersQueryVariables>;
export const AccountAddressesDocument = {"__meta__":{"id":"sha256:0575952cb88a6cd0b006278f151196204597d98f11c1644fec7f509332f3f7b7"}} as unknown as TypedDocumentString<AccountAddressesQuery, AccountAddressesQueryVariables>;
export const AccountAddressSaveDocument = {"__meta__":{"id":"sha256:8e3c1bac61e9e3c62149f14151c30fad84e66630df15fa19df7bbb80f73a82ab"}} as unknown as TypedDocumentString<AccountAddressSaveMutation, AccountAddressSaveMutationVariables>;
export const AccountAddressDeleteDocument = {"__meta__":{"id":"sha256:3868a2266c41d9c012cfd14662386e2c6e64eef9bad75d5b63fec02f3d0bd197"}} as unknown as TypedDocumentString<AccountAddressDeleteMutation, AccountAddressDeleteMutationVariables>;
export const AccountProfileDocument = {"__meta__":{"id":"sha256:0e1b0f0b0a3a812e150a4afd4d170f990eb258c3a63c68977a27e28cca9807d7"}} as unknown as TypedDocumentString<AccountProfileQuery, AccountProfileQueryVariables>;
export const AccountProfileSaveDocument = {"__meta__":{"id":"sha256:05e972a8093790867ec696075c450b68f0163521df1572c3f729982af37d9ce8"}} as unknown as TypedDocumentString<AccountProfileSaveMutation, AccountProfileSaveMutationVariables>;
export const AccountConsentSetDocument = {"__meta__":{"id":"sha256:3e28f212a47daf7dcbed44c3e4e97a5851de07081be06d391234ebb040bb3fd9"}} as unknown as TypedDocumentString<AccountConsentSetMutation, AccountConsentSetMutationVariables>;
export const AccountSecurityDocument = {"__meta__":{"id":"sha256:559b59dca41446caa6318d285d320a4cc5b87e0ea40cb033b17629b4d3f0df50"}} as unknown as TypedDocumentString<AccountSecurityQuery, AccountSecurityQueryVariables>;
export const WaysToProveDocument = {"__meta__":{"id":"sha256:91766bcf0441478bbd3f58822337e42c316394a7ec95dcfe4ac004e02f9dde90"}} as unknown as TypedDocumentString<WaysToProveQuery, WaysToProveQueryVariables>;
export const VerifyLetterDocument = {"__meta__":{"id":"sha256:4a0a70916a429682b080c61e51ae00ea2a338eaf4a4ffc8e7aae7f296709d4ff"}} as unknown as TypedDocumentString<VerifyLetterMutation, VerifyLetterMutationVariables>;
export const PasswordChangeDocument = {"__meta__":{"id":"sha256:fe0378abae8d28200c222c5a4111dbbbe8698b7f3094c52624f91649e22f8cca"}} as unknown as TypedDocumentString<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const EmailChangeDocument = {"__meta__":{"id":"sha256:5dc58c37e7c054da931266d6cdcd80d124414b5701fb31f1711f8907fa4649d7"}} as unknown as TypedDocumentString<EmailChangeMutation, EmailChangeMutationVariables>;
export const FactorEnrollDocument = {"__meta__":{"id":"sha256:3fcb0d0e6acd4c39767a3d798735d3d93937e80e4ee0fd79597f21cdf5cd2c53"}} as unknown as TypedDocumentString<FactorEnrollMutation, FactorEnrollMutationVariables>;
export const FactorConfirmDocument = {"__meta__":{"id":"sha256:3c6bffce5cae707efab1ec06fa8c90b052ae08fdcb01661092db63817493d569"}} as unknown as TypedDocumentString<FactorConfirmMutation, FactorConfirmMutationVariables>;
export const FactorRemoveDocument = {"__meta__":{"id":"sha256:0f642912e3279b9b69c850ac07bcee5ef7327dd47bf5d0ec94c1b5ae63a31069"}} as unknown as TypedDocumentString<FactorRemoveMutation, FactorRemoveMutationVariables>;
export const RecoveryCodesRenewDocument = {"__meta__":{"id":"sha256:6792bf6d6a1a5af863fb96d02a4efe3dd8befb63af1955efe3b4f861de77478a"}} as unknown as TypedDocumentString<RecoveryCodesRenewMutation, RecoveryCodesRenewMutationVariables>;
export const PasskeyAddBeginDocument = {"__meta__":{"id":"sha256:25bcc480c6dec5cacdf43c226ed1f6e29f4cc1de5089d1e84dd999b6ed782e63"}} as unknown as TypedDocumentString<PasskeyAddBeginMutation, PasskeyAddBeginMutationVariables>;
export const PasskeyAddDocument = {"__meta__":{"id":"sha256:22fd93c1f0c16aeca5a4bb36b45512afdb453668ba79a84872b71bcb30b89723"}} as unknown as TypedDocumentString<PasskeyAddMutation, PasskeyAddMutationVariables>;
export const PasskeyRemoveDocument = {"__meta__":{"id":"sha256:b68541dc1d9d1713de86224f69dde95cf92d116db5aaf2fc413b93a18c770ee5"}} as unknown as TypedDocumentString<PasskeyRemoveMutation, PasskeyRemoveMutationVariables>;
export const AccountUnlinkDocument = {"__meta__":{"id":"sha256:5b81a8d969555f1dbc951dcdfa7198b5698f16f10b441f7533c7062e4a038c85"}} as unknown as TypedDocumentString<AccountUnlinkMutation, AccountUnlinkMutationVariables>;
export const SessionEndDocument = {"__meta__":{"id":"sha256:b18e9147657310ca39d8d2c875926e65083899890c1cd21aa441d5bd60169cc0"}} as unknown as TypedDocumentString<SessionEndMutation, SessionEndMutationVariables>;
export const AccountPrivacyDocument = {"__meta__":{"id":"sha256:55f3f13ecbdf090b5fcb60959a09210f6194e5455439e48a454b42085145993f"}} as unknown as TypedDocumentString<AccountPrivacyQuery, AccountPrivacyQueryVariables>;
export const CopiesOfDataDocument = {"__meta__":{"id":"sha256:56e63ee9ce0f9cd5db65d869341c0e898a5ee815e1e88d8fe5cb16166ec16746"}} as unknown as TypedDocumentString<CopiesOfDataQuery, CopiesOfDataQueryVariables>;
export const CopyDownloadDocument = {"__meta__":{"id":"sha256:7b85bafe06c99f9844a5e60ca75d707ea89a905301d7586d933790d0f8ac0674"}} as unknown as TypedDocumentString<CopyDownloadQuery, CopyDownloadQueryVariables>;
export const DataExportRequestDocument = {"__meta__":{"id":"sha256:bad78d5c8e5ce5fa672cb75082845760a3f2f928836c77071c59f6882139ce54"}} as unknown as TypedDocumentString<DataExportRequestMutation, DataExportRequestMutationVariables>;
export const ErasureRequestDocument = {"__meta__":{"id":"sha256:adbeaf4ba311a07516ebe8f7b7e5bed45cf901b6ea763cd3b5926cc6276ac13b"}} as unknown as TypedDocumentString<ErasureRequestMutation, ErasureRequestMutationVariables>;
export const ErasureCancelDocument = {"__meta__":{"id":"sha256:2cf9100c7477e88fdb61707aa3a4dda3665f29e785e69d7d03a820b7f724ec5e"}} as unknown as TypedDocumentString<ErasureCancelMutation, ErasureCancelMutationVariables>;
export const CartDocument = {"__meta__":{"id":"sha256:57dea77b8e006d7fafc9c6e579365889a863357a5038b4d17e00da3a1f464fd6"}} as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const CartLinesAddDocument = {"__meta__":{"id":"sha256:1bb9b580ee3e13d872e5daebbb919ab6b505ea2ef8c3258a55187b2ff06f6e17"}} as unknown as TypedDocumentString<CartLinesAddMutation, CartLinesAddMutationVariables>;
export const CartLinesUpdateDocument = {"__meta__":{"id":"sha256:13c2b5c7200d527ce4809c80942950ece1da8df2123253cb3e9cbf70b111fe7d"}} as unknown as TypedDocumentString<CartLinesUpdateMutation, CartLinesUpdateMutationVariables>;
export const CartLinesRemoveDocument = {"__meta__":{"id":"sha256:4c89a9bf19af08d241b863c9d13f3ca3ebf603af517400be09e570df05c2a545"}} as unknown as TypedDocumentString<CartLinesRemoveMutation, CartLinesRemoveMutationVariables>;
export const CartLineSaveForLaterDocument = {"__meta__":{"id":"sha256:4f7db220546737c3f4870e5bf089059dab94339e9b909fe9a95ce2131073b8d0"}} as unknown as TypedDocumentString<CartLineSaveForLaterMutation, CartLineSaveForLaterMutationVariables>;
export const CartLineRestoreDocument = {"__meta__":{"id":"sha256:86f50ae8df83256c8c023b9b80b13513ed24f9f97ac2c8393944e8708659fc6c"}} as unknown as TypedDocumentString<CartLineRestoreMutation, CartLineRestoreMutationVariables>;
export const CartMergeDocument = {"__meta__":{"id":"sha256:a796daa2df6c210b5d7cc4aa3c02c315223e2d1de5593a0ba10f76d0c4b257e2"}} as unknown as TypedDocumentString<CartMergeMutation, CartMergeMutationVariables>;
export const ProductSlugDocument = {"__meta__":{"id":"sha256:e9c2aaea47a31d5acc922a9f88248456fa538785b84d79132478c8a074bc4129"}} as unknown as TypedDocumentString<ProductSlugQuery, ProductSlugQueryVariables>;
export const GroupDeliveryDocument = {"__meta__":{"id":"sha256:02fefbd8e36bb19aa92c8c66c3a36abc8d432cb17029f372c65cc718a56bf2e0"}} as unknown as TypedDocumentString<GroupDeliveryQuery, GroupDeliveryQueryVariables>;
export const MenuDocument = {"__meta__":{"id":"sha256:e8041fdff708ff67d415c82235b63d26ba02f027405d70a3ec93419b1155e6bf"}} as unknown as TypedDocumentString<MenuQuery, MenuQueryVariables>;
export const CategoryPictureDocument = {"__meta__":{"id":"sha256:6fa964f5e8332a54f382f675f24cd7082743b38e7bd034c6edc7ecb6965ad125"}} as unknown as TypedDocumentString<CategoryPictureQuery, CategoryPictureQueryVariables>;
export const CategoryBySlugDocument = {"__meta__":{"id":"sha256:6a35941d67f7509c7583357cdf9b080e9d693633fe3edf75294fa56998d22c35"}} as unknown as TypedDocumentString<CategoryBySlugQuery, CategoryBySlugQueryVariables>;
export const NewestDocument = {"__meta__":{"id":"sha256:bad08283b0ef4c7ff83218cc9eac39acd516ae6daf4a814ce6c22e081ef30557"}} as unknown as TypedDocumentString<NewestQuery, NewestQueryVariables>;
export const VendorsDocument = {"__meta__":{"id":"sha256:b6ecac47f171b66605a1a51f8265dbe4c0e81e0d3825d44977cee4f178902b83"}} as unknown as TypedDocumentString<VendorsQuery, VendorsQueryVariables>;
export const VendorIdDocument = {"__meta__":{"id":"sha256:6b0b6b132499f3d5da556b4f418c8393cd8a7f7613cf7c3277d7e62eff324269"}} as unknown as TypedDocumentString<VendorIdQuery, VendorIdQueryVariables>;
export const VendorPageDocument = {"__meta__":{"id":"sha256:4808fa9c6dea8d44799dd3e63c90cbaf70b829d11611b03f9af912994e4044f0"}} as unknown as TypedDocumentString<VendorPageQuery, VendorPageQueryVariables>;
export const SellerDocument = {"__meta__":{"id":"sha256:911997d7e7b4f14c6fb69f356dbd04cc676f196ca809ca4440cce4201fb15e6f"}} as unknown as TypedDocumentString<SellerQuery, SellerQueryVariables>;
export const ProductIdDocument = {"__meta__":{"id":"sha256:9e557ce55de2be9751c530e0fb2560e7671af4b8a0caa31889c3ec4e77814c2f"}} as unknown as TypedDocumentString<ProductIdQuery, ProductIdQueryVariables>;
export const ProductPageDocument = {"__meta__":{"id":"sha256:b76816badea5c2cf436d91f85621ebe862da00d13d90189b4068647bc89b66fe"}} as unknown as TypedDocumentString<ProductPageQuery, ProductPageQueryVariables>;
export const ProductOffersDocument = {"__meta__":{"id":"sha256:7848607e7cf9dafbb1b76d7b717f0683aacaa7e9e8fc2e3830b8f38a6c3b4d6c"}} as unknown as TypedDocumentString<ProductOffersQuery, ProductOffersQueryVariables>;
export const SitemapProductsDocument = {"__meta__":{"id":"sha256:411a003f734b8e5f214f50166b5a2541318d9c87323aab7696f4c724466c4a2d"}} as unknown as TypedDocumentString<SitemapProductsQuery, SitemapProductsQueryVariables>;
export const SitemapVendorsDocument = {"__meta__":{"id":"sha256:1a485fcff4eae3ae2977338e063d52c686efa638770d9ab2146df39d14846f53"}} as unknown as TypedDocumentString<SitemapVendorsQuery, SitemapVendorsQueryVariables>;
export const SitemapCountDocument = {"__meta__":{"id":"sha256:4adc4a3c1b65e64b5f5052fd7d565410b37e13aa67d6c6cc2a83c80002c794fd"}} as unknown as TypedDocumentString<SitemapCountQuery, SitemapCountQueryVariables>;
export const CheckoutDocument = {"__meta__":{"id":"sha256:266b20097980c2c622737cf62fc31c215d26fc8f6a6ee57f2404920d17666d51"}} as unknown as TypedDocumentString<CheckoutQuery, CheckoutQueryVariables>;
export const PlacesDocument = {"__meta__":{"id":"sha256:4b543d15b34439f3fcac1cfd12baa7ed1a3c40e1418098e1b4c380b81f9193b7"}} as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const BuyerDocument = {"__meta__":{"id":"sha256:aacde783dbe1a264b10f8fbe600a54eeb19c2940d5678c1f5681a559a298dd6d"}} as unknown as TypedDocumentString<BuyerQuery, BuyerQueryVariables>;
export const HandlingDocument = {"__meta__":{"id":"sha256:6aaf451ebce9033add3f26d6014fa0501c6e78206cc7baeddb97992301acb3ec"}} as unknown as TypedDocumentString<HandlingQuery, HandlingQueryVariables>;
export const CheckoutCartDocument = {"__meta__":{"id":"sha256:2e511a8a744c64f04c3de5118eaae63b72346b3c0e9de593eb191fe5c18d17da"}} as unknown as TypedDocumentString<CheckoutCartQuery, CheckoutCartQueryVariables>;
export const CheckoutStartDocument = {"__meta__":{"id":"sha256:b1f8d3611b3305834c63e0d2343d81ab46c2f5f0d1f3881b3cfc6adc2704008c"}} as unknown as TypedDocumentString<CheckoutStartMutation, CheckoutStartMutationVariables>;
export const CheckoutAddressSetDocument = {"__meta__":{"id":"sha256:39e34970e51818bb580dd679b82cae307839a2575e6383ba6f7fc07615c94c0b"}} as unknown as TypedDocumentString<CheckoutAddressSetMutation, CheckoutAddressSetMutationVariables>;
export const CheckoutDeliverySetDocument = {"__meta__":{"id":"sha256:5e972f5bd400538075345705f5b9e5ee9181d8f09acf489b399dc5ee8fdb96d3"}} as unknown as TypedDocumentString<CheckoutDeliverySetMutation, CheckoutDeliverySetMutationVariables>;
export const CheckoutPaymentSetDocument = {"__meta__":{"id":"sha256:657c5c9509b97ae4cef3e7d5183d9ff4cba54540b2e1f5faec66bba0bb9895ed"}} as unknown as TypedDocumentString<CheckoutPaymentSetMutation, CheckoutPaymentSetMutationVariables>;
export const CheckoutCompleteDocument = {"__meta__":{"id":"sha256:0fcfdfb6a7c6969719bf7d85c997001372af608be89a517d0411665e67a29531"}} as unknown as TypedDocumentString<CheckoutCompleteMutation, CheckoutCompleteMutationVariables>;
export const KeepAddressDocument = {"__meta__":{"id":"sha256:a7d4b7e8e595c239fc6e182be4d8d390d7934f3af95a5d3fab882dd2fec17f6a"}} as unknown as TypedDocumentString<KeepAddressMutation, KeepAddressMutationVariables>;
export const OrderByTokenDocument = {"__meta__":{"id":"sha256:580482b357bd3fdfcf1e0769b6cbdc302aa40dc7afbc42f4ab52793046f1d4b2"}} as unknown as TypedDocumentString<OrderByTokenQuery, OrderByTokenQueryVariables>;
export const OrderByIdDocument = {"__meta__":{"id":"sha256:df5753f2d34a6c2e727395e3a61990488d9e2e89ff562c56e9832a6395cd5fe2"}} as unknown as TypedDocumentString<OrderByIdQuery, OrderByIdQueryVariables>;
export const OrderFollowDocument = {"__meta__":{"id":"sha256:0ef1385123c79b1a057ac5bf454f8355bb58576dc73aa3bb5fefcbda4379d220"}} as unknown as TypedDocumentString<OrderFollowSubscription, OrderFollowSubscriptionVariables>;
export const OrderCancelDocument = {"__meta__":{"id":"sha256:d0d8bdba814f0d4efbb4babc93aa7ada6fab6b91455eeb8edc467fb15f2f9d7e"}} as unknown as TypedDocumentString<OrderCancelMutation, OrderCancelMutationVariables>;
export const WithdrawalStartDocument = {"__meta__":{"id":"sha256:330d4aebe4e07f1e029dd2b6306b09cc2b6381b0081b8147f96242745c6698f6"}} as unknown as TypedDocumentString<WithdrawalStartMutation, WithdrawalStartMutationVariables>;
export const WithdrawalConfirmDocument = {"__meta__":{"id":"sha256:5571e58093cdd88f39e48e7deb0ecae988ef3e2327c491561441ad5364c77366"}} as unknown as TypedDocumentString<WithdrawalConfirmMutation, WithdrawalConfirmMutationVariables>;
export const SearchDocument = {"__meta__":{"id":"sha256:acc409984eca11fb025f853d227f1f3a57adcce77b3f089ad3ae8c89139dafcc"}} as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SearchCountDocument = {"__meta__":{"id":"sha256:bc4ea96d688568947b60160d61afa9671bb5669b9d16d8ebdab411741fabe3b7"}} as unknown as TypedDocumentString<SearchCountQuery, SearchCountQueryVariables>;
export const SuggestionsDocument = {"__meta__":{"id":"sha256:262b70c7d6979a9e433a8a81cf4ec4d14ce509554e7d5a71648c6839a3a31af9"}} as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const ProductByBarcodeDocument = {"__meta__":{"id":"sha256:343394825a317e1fea157b2efe8fb396535f01dc70ab42f2634f4257bec08be5"}} as unknown as TypedDocumentString<ProductByBarcodeQuery, ProductByBarcodeQueryVariables>;
export const VendorNamesDocument = {"__meta__":{"id":"sha256:582593d2169d03bc6fc5e9acd441e84fd3607dcf59732d8de013d4251b8c3248"}} as unknown as TypedDocumentString<VendorNamesQuery, VendorNamesQueryVariables>;
export const ViewerDocument = {"__meta__":{"id":"sha256:5c2de116d731407dafff43d0407cb1f34e93e7aa73ff2aa5719ed057b956577f"}} as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SessionRefreshDocument = {"__meta__":{"id":"sha256:59bba5e5a2da053e57e473b42d7489a1398e3e1efc52287303fa5760b1b47597"}} as unknown as TypedDocumentString<SessionRefreshMutation, SessionRefreshMutationVariables>;
export const SignOutDocument = {"__meta__":{"id":"sha256:5eed43e44d3945f98f5d6c125e3f0fae0fbc239d8f2b2dc49c2e929dc12af3cb"}} as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const SignInProvidersDocument = {"__meta__":{"id":"sha256:50b134d3cee0e429979772433e36cf66fe20e03a0b49881f72bdde55d2cce75c"}} as unknown as TypedDocumentString<SignInProvidersQuery, SignInProvidersQueryVariables>;
export const SignedInDocument = {"__meta__":{"id":"sha256:661a066f24b73168da739a750fb1e0981a73adf13e08383a7c25d9f8a3ef3dc6"}} as unknown as TypedDocumentString<SignedInQuery, SignedInQueryVariables>;
export const SignInDocument = {"__meta__":{"id":"sha256:dc451646eb614db32b2d78a4770aedd5d5e70d9e23a2a0858c3fac184d32df32"}} as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const CodeSendDocument = {"__meta__":{"id":"sha256:e5792a9ffb0737cb16a6175e3f78df2ba92b800aa5988519f2c6c27e62fc7c7b"}} as unknown as TypedDocumentString<CodeSendMutation, CodeSendMutationVariables>;
export const CodeVerifyDocument = {"__meta__":{"id":"sha256:e1d4d81fcf083b4a2653d2214e25d9afe8eeac0c9267f3fbda56ef0d221e2355"}} as unknown as TypedDocumentString<CodeVerifyMutation, CodeVerifyMutationVariables>;
export const PasskeyBeginDocument = {"__meta__":{"id":"sha256:6dfde85c764ee3ef823ba727066272f300f3313788f285468b4659a2648b5fe7"}} as unknown as TypedDocumentString<PasskeyBeginMutation, PasskeyBeginMutationVariables>;
export const PasskeyCompleteDocument = {"__meta__":{"id":"sha256:bbae95e77cf2b52cadb879d0352083304bc142f8a0f1ea2b22fbf546f22f2e42"}} as unknown as TypedDocumentString<PasskeyCompleteMutation, PasskeyCompleteMutationVariables>;
export const RegisterDocument = {"__meta__":{"id":"sha256:d6567abfc5b7c59f596e6544987aba8ddf3e1e4275846b93597428f36d0d9db4"}} as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RegistrationConsentDocument = {"__meta__":{"id":"sha256:04d71955a6a50a55a91d9205e17afb007dba5238e24ae64eb48baf72a705cb5c"}} as unknown as TypedDocumentString<RegistrationConsentMutation, RegistrationConsentMutationVariables>;
export const PasswordForgottenDocument = {"__meta__":{"id":"sha256:2ea0476a7b5277019ceca1464b86ce917ccb36efd61bdda39dc744066933a48c"}} as unknown as TypedDocumentString<PasswordForgottenMutation, PasswordForgottenMutationVariables>;
export const PasswordResetDocument = {"__meta__":{"id":"sha256:b2e105a6bc47d2cc4746074cbcfce77c0d646745ed48c8bbe31e63a6373d0b44"}} as unknown as TypedDocumentString<PasswordResetMutation, PasswordResetMutationVariables>;
export const AddressVerifyDocument = {"__meta__":{"id":"sha256:ccc423677952ee38ce6dc2b5d7f25d40e958902d1664a34b62b7177de59abec1"}} as unknown as TypedDocumentString<AddressVerifyMutation, AddressVerifyMutationVariables>;
export const EmailConfirmDocument = {"__meta__":{"id":"sha256:131c6ba5ea8c39090f450f320148c5b76f65315009aa13c2cd4d4234c97dedce"}} as unknown as TypedDocumentString<EmailConfirmMutation, EmailConfirmMutationVariables>;
export const ElsewhereBeginDocument = {"__meta__":{"id":"sha256:5c75053b78569e3ffe9ec9457de0bda3846134ab50a65baed4e95a3d0bfe8834"}} as unknown as TypedDocumentString<ElsewhereBeginMutation, ElsewhereBeginMutationVariables>;
export const ElsewhereCompleteDocument = {"__meta__":{"id":"sha256:4b838625e7f2f9ec19f896b2217bbf066cd5a8ae7745cc901d2fad9e5f09a7ad"}} as unknown as TypedDocumentString<ElsewhereCompleteMutation, ElsewhereCompleteMutationVariables>;