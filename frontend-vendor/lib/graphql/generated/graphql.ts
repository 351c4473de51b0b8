/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** How a vendor came in. */
export type ApplicationKind =
  /** Expelled elsewhere: looked at sooner, with a commission of its own. */
  | 'RESCUE'
  /** As everybody. */
  | 'STANDARD';

/** What a document shows. */
export type DocumentKind =
  /** That it is where it says. */
  | 'ADDRESS_PROOF'
  /** That it was expelled elsewhere. */
  | 'EXPULSION_PROOF'
  /** Who the person is that answers for it. */
  | 'IDENTITY'
  /** Something else that was asked for. */
  | 'OTHER'
  /** That it stands in the trade register. */
  | 'REGISTER_EXTRACT';

/** How far a document is. */
export type DocumentState =
  /** Announced; the file is still to be sent. */
  | 'AWAITED'
  /** It is here. */
  | 'RECEIVED'
  /** Something that does harm was found in it. */
  | 'REFUSED'
  /** It was removed when its time was over. */
  | 'REMOVED';

/** Which parcel arrived. */
export type FulfillmentDeliverInput = {
  /** The parcel. */
  fulfillmentId: string | number;
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
};

/** One parcel. */
export type FulfillmentShipInput = {
  /** Who carries it, from 1 to 60 characters. */
  carrier: string;
  /** Change only this version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** What is in it; all that is left where it is left out. */
  lines?: Array<OrderLineQuantityInput> | null | undefined;
  /** The carrier's number for it. */
  trackingNumber?: string | null | undefined;
  /** Where the carrier tells where it is; an https address. */
  trackingUrl?: string | null | undefined;
  /** Your part of the order. */
  vendorOrderId: string | number;
};

/** Where a parcel is. */
export type FulfillmentStatus =
  /** Called back. */
  | 'CANCELLED'
  /** Arrived. */
  | 'DELIVERED'
  /** On its way. */
  | 'SHIPPED';

/** What a vendor is in law. */
export type LegalForm =
  /** In a trade register, under a name of its own. */
  | 'COMPANY'
  /** A person in business under their own name. */
  | 'SOLE_TRADER';

/** What a member of a team may do. */
export type MemberRole =
  /** Products, pictures and offers. */
  | 'CATALOGUE'
  /** Balances, statements and refunds. */
  | 'FINANCE'
  /** Orders and stock. */
  | 'FULFILLMENT'
  /** Everything but to hand out keys to programs and to change owners. */
  | 'MANAGER'
  /** Everything, and the vendor is theirs. */
  | 'OWNER'
  /** Sees products, stock and orders. */
  | 'VIEWER';

/** Who wants a code sent. */
export type MfaCodeSendInput = {
  /** From `sessionCreate`; left out by somebody signed in, who wants to show a code for this session once more. */
  challenge?: string | null | undefined;
  /** `SMS` or `MAIL`. */
  method: SecondFactorMethod;
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

/** Which order to accept. */
export type OrderAcceptInput = {
  /** Change only this version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** Your part of the order. */
  vendorOrderId: string | number;
};

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

/** Some units of a line. */
export type OrderLineQuantityInput = {
  /** Which line. */
  orderLineId: string | number;
  /** How many, from 1 to 10,000. */
  quantity: number;
};

/** How a vendor's part is paid. */
export type OrderPaymentState =
  /** Reserved at the gateway. */
  | 'AUTHORIZED'
  /** Taken back by the buyer's bank. */
  | 'CHARGED_BACK'
  /** Paid. */
  | 'PAID'
  /** Paid in part. */
  | 'PARTIALLY_PAID'
  /** Some went back. */
  | 'PARTIALLY_REFUNDED'
  /** All went back. */
  | 'REFUNDED'
  /** Not paid. */
  | 'UNPAID';

/** Which order to reject, and why. */
export type OrderRejectInput = {
  /** Change only this version. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** Why, from 1 to 500 characters; the buyer reads it. */
  reason: string;
  /** Your part of the order. */
  vendorOrderId: string | number;
};

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

/** What goes back to the buyer. */
export type RefundCreateInput = {
  /** Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header. */
  idempotencyKey?: string | null | undefined;
  /** Units of its lines, each line once; none for the delivery alone. */
  lines?: Array<OrderLineQuantityInput>;
  /** Why, from 1 to 500 characters; the buyer reads it. */
  reason: string;
  /** Also what was paid for the delivery, where it has not gone back yet. */
  shipping?: boolean;
  /** The vendor's part of the order: your own, or any for an operator. */
  vendorOrderId: string | number;
};

/** How far a refund is. */
export type RefundStatus =
  /** The gateway could not send it. */
  | 'FAILED'
  /** Asked of the gateway. */
  | 'PENDING'
  /** Sent. */
  | 'SUCCEEDED';

/** One point of the list of what has to be there. */
export type RequirementKind =
  /** The postal address. */
  | 'ADDRESS'
  /** The promise to offer only what the law allows. */
  | 'CERTIFICATION'
  /** Legal form and name. */
  | 'COMPANY'
  /** Who answers, and by which telephone. */
  | 'CONTACT'
  /** A document. */
  | 'DOCUMENT'
  /** Where the money goes. */
  | 'PAYMENT_ACCOUNT'
  /** The trade register and the number there. */
  | 'REGISTER'
  /** From where, and why, it was expelled. */
  | 'RESCUE_STORY'
  /** A VAT number that its register does not deny. */
  | 'VAT_NUMBER';

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

/** A shipping method, new or changed. */
export type ShippingMethodUpsertInput = {
  /** Whether buyers may choose it. */
  active?: boolean;
  /** Who carries it. */
  carrier: string;
  /** Your short name for it: letters, digits, `-` and `_`. One you have already is changed. */
  code: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** At the latest, in days from shipping. */
  maxDays: number;
  /** At the soonest, in days from shipping. */
  minDays: number;
  /** What buyers read. */
  name: string;
  /** Buyers see the lowest first. */
  position?: number;
  /** Rates to set; others of the method stay. */
  rates?: Array<ShippingRateInput>;
};

/** What a method costs in one country and currency. */
export type ShippingRateInput = {
  /** The country by ISO 3166, or `*` for every country without a rate of its own. */
  country: string;
  /** From items of this value on, in the same currency, it costs nothing. */
  freeAbove?: MoneyInput | null | undefined;
  /** What the buyer pays, tax included. */
  price: MoneyInput;
};

/** How many more or fewer are there. */
export type StockAdjustInput = {
  /** How many more, or below zero fewer. */
  delta: number;
  /** Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** A note for the team. */
  reason?: string | null | undefined;
  /** Which variant. */
  variantId: string | number;
  /** Where; your first warehouse when left out. */
  warehouseId?: string | number | null | undefined;
};

/** A new count of what is there. */
export type StockSetInput = {
  /** How many may be promised beyond what is there; stays as it is when left out. */
  backorderLimit?: number | null | undefined;
  /** How many you saw before, 0 where none were kept: if it is another number by now, nothing is set. */
  changeFrom: number;
  /** Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** How many are there, from 0 to 1,000,000,000. */
  onHand: number;
  /** A note for the team. */
  reason?: string | null | undefined;
  /** Which variant. */
  variantId: string | number;
  /** Where; your first warehouse when left out. */
  warehouseId?: string | number | null | undefined;
};

/** What a strike is for. */
export type StrikeKind =
  /** Somebody was insulted or threatened. */
  | 'ABUSE'
  /** Something under another's name. */
  | 'COUNTERFEIT'
  /** Something that may not be sold. */
  | 'ILLEGAL_GOODS'
  /** Something other than it was described. */
  | 'MISLEADING'
  /** Something that was paid and never came. */
  | 'NOT_DELIVERED'
  /** Buyers were led away to pay elsewhere. */
  | 'OFF_PLATFORM'
  /** Something else; the text says what. */
  | 'OTHER';

/** How a strike stands. */
export type StrikeState =
  /** The vendor says that it is wrong. */
  | 'APPEALED'
  /** It was taken back. */
  | 'REVOKED'
  /** It was issued. */
  | 'STANDING'
  /** Somebody else found it right. */
  | 'UPHELD';

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
  /** Right in itself, but not now. */
  | 'STATE_CONFLICT'
  /** A value that will not do. */
  | 'VALIDATION_FAILED'
  /** Somebody changed it first. */
  | 'VERSION_CONFLICT';

/** What the register of VAT numbers says. */
export type VatState =
  /** It does not know the number. */
  | 'INVALID'
  /** There is no number. */
  | 'NONE'
  /** Its form and check digits are right; nobody was asked. */
  | 'UNCHECKED'
  /** It did not answer; it is asked again. */
  | 'UNREACHABLE'
  /** It knows the number. */
  | 'VALID';

/** Nothing but a key. */
export type VendorApplicationSubmitInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** What to fill in; what is left out stays. */
export type VendorApplicationUpdateInput = {
  /** An IBAN, or what your country has instead. It is sealed; the last four characters are shown. */
  accountNumber?: string | null | undefined;
  /** Where it is; buyers see it. */
  address?: AddressInput | null | undefined;
  /** That you offer only what the law allows; as long as you sell it is not taken back. */
  certified?: boolean | null | undefined;
  /** Who answers for it. */
  contactName?: string | null | undefined;
  /** Change only this version of the application. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What your vendor is in law. */
  legalForm?: LegalForm | null | undefined;
  /** Its name in law. */
  legalName?: string | null | undefined;
  /** By which telephone; buyers see it. */
  phone?: string | null | undefined;
  /** In which trade register it stands. */
  registerName?: string | null | undefined;
  /** Under which number. */
  registerNumber?: string | null | undefined;
  /** Its VAT number, with the letters of the country. Form and check digits are looked at at once, its register is asked after. */
  vatNumber?: string | null | undefined;
};

/** Nothing but a key. */
export type VendorApplicationWithdrawInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** Who wants to sell. */
export type VendorApplyInput = {
  /** Where it is established. */
  country: string;
  /** A few paragraphs about it. */
  description?: string;
  /** Where the marketplace reaches it, and buyers. */
  email: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Its name, as buyers read it. */
  name: string;
  /** The name in its address; made of the name where it is left out. */
  slug?: string | null | undefined;
};

/** Which document follows. */
export type VendorDocumentSubmitInput = {
  /** What the file is called, from 1 to 200 characters. */
  fileName: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What it shows. */
  kind: DocumentKind;
};

/** A pause, or the end of one. */
export type VendorHolidaySetInput = {
  /** Change only this version of the vendor. */
  expectedVersion?: number | null | undefined;
  /** From when; at once where it is left out. */
  from?: string | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What buyers are told, at most 500 characters of plain text. */
  note?: string | null | undefined;
  /** Until when, a year at most. Left out, a pause that runs or is to come ends. */
  until?: string | null | undefined;
};

/** Narrows a vendor's orders. */
export type VendorOrderWhereInput = {
  /** Only as far as this. */
  fulfillment?: OrderFulfillment | null | undefined;
  /** Only in this state of their life. */
  lifecycle?: OrderLifecycle | null | undefined;
};

/** Which picture of a vendor's page. */
export type VendorPictureKind =
  /** On top of its page. */
  | 'BANNER'
  /** Beside its name. */
  | 'LOGO';

/** Which picture follows. */
export type VendorPictureSubmitInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which one. */
  kind: VendorPictureKind;
};

/** Who expelled you, and what happened. */
export type VendorRescueClaimInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The other marketplace. */
  marketplace: string;
  /** What happened, from 20 to 5,000 characters. */
  story: string;
};

/** What a score is made of. */
export type VendorScoreComponentKind =
  /** Nothing paid back of what was sent. */
  | 'QUALITY'
  /** Not cancelled by the vendor. */
  | 'RELIABILITY'
  /** What buyers say; not counted before there are reviews. */
  | 'SATISFACTION'
  /** Sent by the day that the offer named. */
  | 'SPEED';

/** Whether a vendor sells. */
export type VendorState =
  /** It fills in its application. */
  | 'APPLYING'
  /** Something more is wanted of it. */
  | 'INFO_REQUESTED'
  /** It sells. */
  | 'LIVE'
  /** It was not taken in. */
  | 'REJECTED'
  /** Its application is looked at. */
  | 'SUBMITTED'
  /** It may not sell now; orders already made go on. */
  | 'SUSPENDED'
  /** It sells no more; orders already made go on. */
  | 'TERMINATED';

/** What to change about your vendor; what is left out stays. */
export type VendorUpdateInput = {
  /** Its story, at most 10,000 characters. */
  about?: string | null | undefined;
  /** Where it is established. */
  country?: string | null | undefined;
  /** What it is in a few words, at most 5,000 characters. Plain text, as the other texts. */
  description?: string | null | undefined;
  /** Where the marketplace reaches it. */
  email?: string | null | undefined;
  /** Change only this version of the vendor. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Its name. */
  name?: string | null | undefined;
  /** What it says of what it does with names and addresses, at most 10,000 characters. */
  privacyPolicy?: string | null | undefined;
  /** Takes the banner off. */
  removeBanner?: boolean;
  /** Takes the logo off; `vendorPictureSubmit` puts one there. */
  removeLogo?: boolean;
  /** Where parcels come back to; those who bought see it with their order. */
  returnAddress?: AddressInput | null | undefined;
  /** What it says of returns, at most 10,000 characters. */
  returnsPolicy?: string | null | undefined;
  /** What it says of sending, at most 10,000 characters. */
  shippingPolicy?: string | null | undefined;
  /** The name in its address: small letters, digits and hyphens. Another vendor's is refused. */
  slug?: string | null | undefined;
};

/** A warehouse, new or changed. */
export type WarehouseUpsertInput = {
  /** Where it is. */
  country: string;
  /** Which one to change; a new one when left out. */
  id?: string | number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What the team calls it. */
  name: string;
  /** Orders are taken from the lowest first; the end of the row when left out. */
  position?: number | null | undefined;
};

export type ApplicantQueryVariables = Exact<{ [key: string]: never; }>;


export type ApplicantQuery = { me: { id: string, name: string, email: string, emailVerified: boolean | null } | null, shop: { countries: Array<string> } };

export type RegisterAccountMutationVariables = Exact<{
  input: AccountRegisterInput;
}>;


export type RegisterAccountMutation = { accountRegister: { accepted: boolean, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ProveAddressMutationVariables = Exact<{
  input: AccountVerifyInput;
}>;


export type ProveAddressMutation = { accountVerify: { verified: boolean, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SendProofMutationVariables = Exact<{
  input: AccountVerifyRequestInput;
}>;


export type SendProofMutation = { accountVerifyRequest: { userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ApplyMutationVariables = Exact<{
  input: VendorApplyInput;
}>;


export type ApplyMutation = { vendorApply: { vendor: { id: string } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ApplicationQueryVariables = Exact<{ [key: string]: never; }>;


export type ApplicationQuery = { myVendor: { id: string, name: string, country: string, state: VendorState, version: number, returnAddress: { city: string } | null, application: { kind: ApplicationKind, version: number, legalForm: LegalForm | null, legalName: string | null, contactName: string | null, phone: string | null, registerName: string | null, registerNumber: string | null, vatNumber: string | null, vatState: VatState, accountHint: string | null, certifiedAt: string | null, rescuedFrom: string | null, rescueStory: string | null, submittedAt: string | null, dueAt: string | null, decidedAt: string | null, reason: string | null, address: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, requirements: Array<{ kind: RequirementKind, document: DocumentKind | null, met: boolean }>, documents: Array<{ id: string, kind: DocumentKind, fileName: string, state: DocumentState, bytes: number | null, createdAt: string, receivedAt: string | null }> } | null, remedy: { dueAt: string | null, missing: Array<RequirementKind> } | null } | null, shop: { countries: Array<string> } };

export type BeginningsQueryVariables = Exact<{ [key: string]: never; }>;


export type BeginningsQuery = { vendorShippingMethods: Array<{ code: string, active: boolean }>, vendorProducts: { nodes: Array<{ id: string, title: string }> } };

export type FillInMutationVariables = Exact<{
  input: VendorApplicationUpdateInput;
}>;


export type FillInMutation = { vendorApplicationUpdate: { application: { version: number } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ClaimRescueMutationVariables = Exact<{
  input: VendorRescueClaimInput;
}>;


export type ClaimRescueMutation = { vendorRescueClaim: { application: { version: number } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SubmitDocumentMutationVariables = Exact<{
  input: VendorDocumentSubmitInput;
}>;


export type SubmitDocumentMutation = { vendorDocumentSubmit: { uploadUrl: string | null, document: { id: string } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SubmitApplicationMutationVariables = Exact<{
  input: VendorApplicationSubmitInput;
}>;


export type SubmitApplicationMutation = { vendorApplicationSubmit: { application: { submittedAt: string | null } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type WithdrawApplicationMutationVariables = Exact<{
  input: VendorApplicationWithdrawInput;
}>;


export type WithdrawApplicationMutation = { vendorApplicationWithdraw: { application: { version: number } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type BalancesQueryVariables = Exact<{ [key: string]: never; }>;


export type BalancesQuery = { vendorLedger: { balances: Array<{ account: string, balance: { amount: string, currency: string, minor: string } }> } };

export type StatementQueryVariables = Exact<{
  currency: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type StatementQuery = { vendorLedger: { statement: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ transferId: string, account: string, kind: string, orderId: string | null, occurredAt: string, postedAt: string, memo: string | null, amount: { amount: string, currency: string }, balance: { amount: string, currency: string } }> } } };

export type OrderNumbersQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderNumbersQuery = { vendorOrders: { nodes: Array<{ id: string, number: string, orderId: string }> } };

export type DueOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type DueOrdersQuery = { fresh: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, number: string, placedAt: string | null, acceptedAt: string | null, paymentState: OrderPaymentState }> }, partly: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, number: string, placedAt: string | null, acceptedAt: string | null, paymentState: OrderPaymentState }> } };

export type OrderRowFragment = { id: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, version: number, total: { gross: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, delivery: { name: string }, shippingAddress: { name: string, city: string, country: string } | null, lines: Array<{ id: string, title: string, variantTitle: string, quantity: number }> };

export type OrderPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: VendorOrderWhereInput | null | undefined;
}>;


export type OrderPageQuery = { vendorOrders: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, version: number, total: { gross: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, delivery: { name: string }, shippingAddress: { name: string, city: string, country: string } | null, lines: Array<{ id: string, title: string, variantTitle: string, quantity: number }> }> } };

export type OrderWholeFragment = { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> };

export type PlaceFragment = { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null };

export type OneOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OneOrderQuery = { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null };

export type OrderChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: number | null | undefined;
}>;


export type OrderChangedSubscription = { vendorOrderChanged: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } };

export type SlipsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type SlipsQuery = { nodes: Array<
    | { id: string, number: string, placedAt: string | null, lifecycle: OrderLifecycle, delivery: { name: string }, vendor: { name: string, email: string | null } | null, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, quantity: number, shipped: number, refunded: number }>, fulfillments: Array<{ id: string, carrier: string, trackingNumber: string | null, lines: Array<{ orderLineId: string, quantity: number }> }> }
    | Record<PropertyKey, never>
   | null> };

export type AcceptOrderMutationVariables = Exact<{
  input: OrderAcceptInput;
}>;


export type AcceptOrderMutation = { orderAccept: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type RejectOrderMutationVariables = Exact<{
  input: OrderRejectInput;
}>;


export type RejectOrderMutation = { orderReject: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ShipParcelMutationVariables = Exact<{
  input: FulfillmentShipInput;
}>;


export type ShipParcelMutation = { fulfillmentShip: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ParcelArrivedMutationVariables = Exact<{
  input: FulfillmentDeliverInput;
}>;


export type ParcelArrivedMutation = { fulfillmentDeliver: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type RefundOrderMutationVariables = Exact<{
  input: RefundCreateInput;
}>;


export type RefundOrderMutation = { refundCreate: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type StandingQueryVariables = Exact<{ [key: string]: never; }>;


export type StandingQuery = { myVendor: { id: string, state: VendorState, application: { dueAt: string | null, submittedAt: string | null, reason: string | null, requirements: Array<{ kind: RequirementKind, met: boolean }> } | null, remedy: { dueAt: string | null, missing: Array<RequirementKind> } | null, pause: { from: string, until: string, running: boolean } | null } | null, vendorStrikes: { nodes: Array<{ id: string, kind: StrikeKind, state: StrikeState, counts: boolean, issuedAt: string, expiresAt: string, appealUntil: string | null, text: string }> } };

export type ScoreQueryVariables = Exact<{ [key: string]: never; }>;


export type ScoreQuery = { vendorScore: { valueBp: number, public: number | null, computedAt: string | null, components: Array<{ kind: VendorScoreComponentKind, good: number, of: number, valueBp: number, weight: number }>, hints: Array<{ kind: VendorScoreComponentKind, target: number, ofNext: number, scoreThen: number }> } };

export type SalesQueryVariables = Exact<{ [key: string]: never; }>;


export type SalesQuery = { vendorOrders: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, placedAt: string | null, lifecycle: OrderLifecycle, total: { gross: { currency: string, minor: string } }, refunded: { minor: string } }> } };

export type LowStockQueryVariables = Exact<{ [key: string]: never; }>;


export type LowStockQuery = { vendorInventory: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ variantId: string, available: number }> } };

type Refusal_AddressRejected_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_IdempotencyConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_InsufficientStock_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_LimitExceeded_Fragment = { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_NotAllowed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_NotFound_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PaymentDeclined_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PaymentPending_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PriceChanged_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_StateConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_ValidationFailed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_VersionConflict_Fragment = { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null };

export type RefusalFragment =
  | Refusal_AddressRejected_Fragment
  | Refusal_IdempotencyConflict_Fragment
  | Refusal_InsufficientStock_Fragment
  | Refusal_LimitExceeded_Fragment
  | Refusal_NotAllowed_Fragment
  | Refusal_NotFound_Fragment
  | Refusal_PaymentDeclined_Fragment
  | Refusal_PaymentPending_Fragment
  | Refusal_PriceChanged_Fragment
  | Refusal_StateConflict_Fragment
  | Refusal_ValidationFailed_Fragment
  | Refusal_VersionConflict_Fragment
;

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { id: string, name: string, email: string, secondFactor: { required: boolean, shown: boolean } | null, memberships: Array<{ role: MemberRole, vendor: { id: string, name: string, slug: string, state: VendorState, logoUrl: string | null } | null }> | null } | null };

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
    > } };

export type SignOutMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SignOutMutation = { sessionRevoke: { revoked: boolean, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ShopfrontQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopfrontQuery = { myVendor: { id: string, name: string, slug: string, description: string, about: string, email: string | null, country: string, state: VendorState, version: number, logoUrl: string | null, bannerUrl: string | null, policies: { returns: string, shipping: string, privacy: string }, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, pause: { from: string, until: string, note: string | null, running: boolean } | null } | null, shop: { countries: Array<string>, currencies: Array<string> } };

export type SendingQueryVariables = Exact<{ [key: string]: never; }>;


export type SendingQuery = { vendorShippingMethods: Array<{ id: string, code: string, name: string, carrier: string, minDays: number, maxDays: number, position: number, active: boolean, rates: Array<{ country: string, currency: string, price: { amount: string, currency: string }, freeAbove: { amount: string, currency: string } | null }> }>, shop: { countries: Array<string>, currencies: Array<string> } };

export type PlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlacesQuery = { vendorWarehouses: Array<{ id: string, name: string, country: string, position: number }> };

export type ChangeVendorMutationVariables = Exact<{
  input: VendorUpdateInput;
}>;


export type ChangeVendorMutation = { vendorUpdate: { vendor: { version: number } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SubmitPictureMutationVariables = Exact<{
  input: VendorPictureSubmitInput;
}>;


export type SubmitPictureMutation = { vendorPictureSubmit: { uploadUrl: string | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SetHolidayMutationVariables = Exact<{
  input: VendorHolidaySetInput;
}>;


export type SetHolidayMutation = { vendorHolidaySet: { vendor: { version: number } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type UpsertMethodMutationVariables = Exact<{
  input: ShippingMethodUpsertInput;
}>;


export type UpsertMethodMutation = { shippingMethodUpsert: { shippingMethod: { id: string } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type UpsertWarehouseMutationVariables = Exact<{
  input: WarehouseUpsertInput;
}>;


export type UpsertWarehouseMutation = { warehouseUpsert: { warehouse: { id: string } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type ShowCodeMutationVariables = Exact<{
  input: MfaVerifyInput;
}>;


export type ShowCodeMutation = { mfaVerify: { verified: boolean, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type SendCodeMutationVariables = Exact<{
  input: MfaCodeSendInput;
}>;


export type SendCodeMutation = { mfaCodeSend: { sentTo: string | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type PasskeyCompleteMutationVariables = Exact<{
  input: PasskeyCompleteInput;
}>;


export type PasskeyCompleteMutation = { passkeyComplete: { verified: boolean, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type LevelFragment = { variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null };

export type StockPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type StockPageQuery = { vendorInventory: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null } }> } };

export type StockNamesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StockNamesQuery = { nodes: Array<
    | { id: string, sku: string, title: string, product: { id: string, title: string, pictureUrl: string | null } | null }
    | Record<PropertyKey, never>
   | null> };

export type OneLevelQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type OneLevelQuery = { vendorInventory: { nodes: Array<{ variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null }> } };

export type SetStockMutationVariables = Exact<{
  input: StockSetInput;
}>;


export type SetStockMutation = { stockSet: { stockLevel: { variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null } | null, userErrors: Array<
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
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type AdjustStockMutationVariables = Exact<{
  input: StockAdjustInput;
}>;


export type AdjustStockMutation = { stockAdjust: { stockLevel: { variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null } | null, userErrors: Array<
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
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on VendorOrder {
  id
  number
  lifecycle
  fulfillment
  paymentState
  placedAt
  acceptedAt
  version
  total {
    gross {
      amount
      currency
    }
  }
  refunded {
    amount
    currency
    minor
  }
  delivery {
    name
  }
  shippingAddress {
    name
    city
    country
  }
  lines {
    id
    title
    variantTitle
    quantity
  }
}
    `, {"fragmentName":"OrderRow"}) as unknown as TypedDocumentString<OrderRowFragment, unknown>;
export const PlaceFragmentDoc = new TypedDocumentString(`
    fragment Place on Address {
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
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const OrderWholeFragmentDoc = new TypedDocumentString(`
    fragment OrderWhole on VendorOrder {
  id
  orderId
  number
  lifecycle
  fulfillment
  paymentState
  placedAt
  acceptedAt
  shippedAt
  deliveredAt
  cancelReason
  version
  subtotal {
    amount
    currency
    minor
  }
  total {
    gross {
      amount
      currency
      minor
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
  commission {
    amount
    currency
    minor
  }
  commissionVat {
    amount
    currency
    minor
  }
  delivery {
    name
    minDays
    maxDays
    price {
      amount
      currency
      minor
    }
  }
  shippingAddress {
    ...Place
  }
  returnAddress {
    ...Place
  }
  lines {
    id
    title
    variantTitle
    sku
    pictureUrl
    quantity
    shipped
    refunded
    taxRateBp
    unitPrice {
      amount
      currency
    }
    total {
      gross {
        amount
        currency
        minor
      }
    }
    commission {
      rateBp
      amount {
        amount
        currency
      }
    }
  }
  fulfillments {
    id
    status
    carrier
    trackingNumber
    trackingUrl
    shippedAt
    deliveredAt
    lines {
      orderLineId
      quantity
    }
  }
  refunds {
    id
    amount {
      amount
      currency
    }
    shipping {
      amount
      currency
      minor
    }
    reason
    status
    createdAt
    settledAt
  }
}
    fragment Place on Address {
  name
  company
  street1
  street2
  postalCode
  city
  region
  country
  phone
}`, {"fragmentName":"OrderWhole"}) as unknown as TypedDocumentString<OrderWholeFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  field
  ... on VersionConflict {
    currentVersion
  }
  ... on LimitExceeded {
    retryAfter
  }
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const LevelFragmentDoc = new TypedDocumentString(`
    fragment Level on StockLevel {
  variantId
  onHand
  reserved
  allocated
  available
  backorderLimit
  updatedAt
  version
  warehouse {
    id
    name
  }
}
    `, {"fragmentName":"Level"}) as unknown as TypedDocumentString<LevelFragment, unknown>;
export const ApplicantDocument = {"__meta__":{"id":"sha256:7abc116a51a47b619d9ee4c71d4cea0b38ee696d4bcb8310ec470e7cb200c4f8"}} as unknown as TypedDocumentString<ApplicantQuery, ApplicantQueryVariables>;
export const RegisterAccountDocument = {"__meta__":{"id":"sha256:1fcce22c26a960bc17b7e460e7df906f169c70b825533e66259750d6e066e6fe"}} as unknown as TypedDocumentString<RegisterAccountMutation, RegisterAccountMutationVariables>;
export const ProveAddressDocument = {"__meta__":{"id":"sha256:ab12d87ae3f1c3752b2a85df731f22ecd8c3bb611d0866b82442405d4b69f668"}} as unknown as TypedDocumentString<ProveAddressMutation, ProveAddressMutationVariables>;
export const SendProofDocument = {"__meta__":{"id":"sha256:46d90dc01481b318cf5c7d11ee1796f73578ef5651d6f14954f19a2b2283d7cb"}} as unknown as TypedDocumentString<SendProofMutation, SendProofMutationVariables>;
export const ApplyDocument = {"__meta__":{"id":"sha256:6be510a5160c51ea7c6e992da84b765e65ac3f6948193379e80cd3d39c8b654b"}} as unknown as TypedDocumentString<ApplyMutation, ApplyMutationVariables>;
export const ApplicationDocument = {"__meta__":{"id":"sha256:12a4432b387b76e2fcea801edf694a162121fe6834ead3c17bb4590e425a1689"}} as unknown as TypedDocumentString<ApplicationQuery, ApplicationQueryVariables>;
export const BeginningsDocument = {"__meta__":{"id":"sha256:3dc13feeaba3539ca0d56971ee43577b380ca2ba9c61d20d30e264b82038977e"}} as unknown as TypedDocumentString<BeginningsQuery, BeginningsQueryVariables>;
export const FillInDocument = {"__meta__":{"id":"sha256:e0ca265cb9ead826bba478f487ad488a59fcd291c8e6651f6bbfee80146bf023"}} as unknown as TypedDocumentString<FillInMutation, FillInMutationVariables>;
export const ClaimRescueDocument = {"__meta__":{"id":"sha256:07585443e90cd6fa01e2d15a183ffe29b324b8f9e5f12d3951146a2fb9af5c83"}} as unknown as TypedDocumentString<ClaimRescueMutation, ClaimRescueMutationVariables>;
export const SubmitDocumentDocument = {"__meta__":{"id":"sha256:988dafd4dafa57cb21e1658c86d786b754b9fe85dc41835edcb898c6ff85b8ba"}} as unknown as TypedDocumentString<SubmitDocumentMutation, SubmitDocumentMutationVariables>;
export const SubmitApplicationDocument = {"__meta__":{"id":"sha256:52dd9aae81c7720f964a25138575841ea111b33f6c4ca203b128681316937b95"}} as unknown as TypedDocumentString<SubmitApplicationMutation, SubmitApplicationMutationVariables>;
export const WithdrawApplicationDocument = {"__meta__":{"id":"sha256:831f0171f466af16b20b80508f01393b3feac9a540e5bf123821f32cadef7660"}} as unknown as TypedDocumentString<WithdrawApplicationMutation, WithdrawApplicationMutationVariables>;
export const BalancesDocument = {"__meta__":{"id":"sha256:6b047e082e14910945229b1874e46a963efb7e259563b338f3e30622ae854eab"}} as unknown as TypedDocumentString<BalancesQuery, BalancesQueryVariables>;
export const StatementDocument = {"__meta__":{"id":"sha256:128f1fc712eacfa126f09df89a09cd50e32fc18741c19f8cfd04cfef878a431c"}} as unknown as TypedDocumentString<StatementQuery, StatementQueryVariables>;
export const OrderNumbersDocument = {"__meta__":{"id":"sha256:0a8b0f902bdf21f86192d3daa680441060716f2d4490c076a4e76d393ae2acb1"}} as unknown as TypedDocumentString<OrderNumbersQuery, OrderNumbersQueryVariables>;
export const DueOrdersDocument = {"__meta__":{"id":"sha256:d72e49a4b2b724ebf48ea587f52bc01d9c493bcff0c122925fe98b745ad934cc"}} as unknown as TypedDocumentString<DueOrdersQuery, DueOrdersQueryVariables>;
export const OrderPageDocument = {"__meta__":{"id":"sha256:ba7be2051545a01edd896735ba86dc85ce0447ac2164d083557a498cff96eba5"}} as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const OneOrderDocument = {"__meta__":{"id":"sha256:02dde3db13dee4783f4360b9258be42f8060b3cbbe1532780262540a168c6677"}} as unknown as TypedDocumentString<OneOrderQuery, OneOrderQueryVariables>;
export const OrderChangedDocument = {"__meta__":{"id":"sha256:13c92def595be2826e8a74469d60d2a58360564494f59fd5b274777773674741"}} as unknown as TypedDocumentString<OrderChangedSubscription, OrderChangedSubscriptionVariables>;
export const SlipsDocument = {"__meta__":{"id":"sha256:ec6aad8e5e96adfd2a33135e669fa516f33d7f81d88bb5be599f1276240c452b"}} as unknown as TypedDocumentString<SlipsQuery, SlipsQueryVariables>;
export const AcceptOrderDocument = {"__meta__":{"id":"sha256:625e461b0f7266ccf4e0668be889bfb34ea864d3b57110ac56b6ea11add9259d"}} as unknown as TypedDocumentString<AcceptOrderMutation, AcceptOrderMutationVariables>;
export const RejectOrderDocument = {"__meta__":{"id":"sha256:92e02840d7965b1854c90bd5f494c94a1454f178cfeba70bfb3fc0f52787f197"}} as unknown as TypedDocumentString<RejectOrderMutation, RejectOrderMutationVariables>;
export const ShipParcelDocument = {"__meta__":{"id":"sha256:205b3ea50a648d0824843f9194d2fef839fe662f75975a716fb1823291c67f66"}} as unknown as TypedDocumentString<ShipParcelMutation, ShipParcelMutationVariables>;
export const ParcelArrivedDocument = {"__meta__":{"id":"sha256:3a24f32ce9cc45f6e19cdc2f877f40dff3f6ca65eac4d7d29a5c42f21a7b0528"}} as unknown as TypedDocumentString<ParcelArrivedMutation, ParcelArrivedMutationVariables>;
export const RefundOrderDocument = {"__meta__":{"id":"sha256:363c21d16ee1b12cd2bf4e7837cb897cf4088b081b06623ccfabd0a99143f2c0"}} as unknown as TypedDocumentString<RefundOrderMutation, RefundOrderMutationVariables>;
export const StandingDocument = {"__meta__":{"id":"sha256:557258869d95c7e82b4dd38f8813fb4541bed9b6fe03c9cc467a79b118d799c7"}} as unknown as TypedDocumentString<StandingQuery, StandingQueryVariables>;
export const ScoreDocument = {"__meta__":{"id":"sha256:ce2b3ef5180371f689316c2b911ff48aee61e42fbdd18a0b561e9ad57e20db7e"}} as unknown as TypedDocumentString<ScoreQuery, ScoreQueryVariables>;
export const SalesDocument = {"__meta__":{"id":"sha256:90aa099d7a2456dde6003ad0469a8a6e4e8fd3e12383700fc326bfde962b7065"}} as unknown as TypedDocumentString<SalesQuery, SalesQueryVariables>;
export const LowStockDocument = {"__meta__":{"id":"sha256:3ac84a60df01b17f95395e322d93c5005e3236fd35e0df1610ebbf394d9d320e"}} as unknown as TypedDocumentString<LowStockQuery, LowStockQueryVariables>;
export const ViewerDocument = {"__meta__":{"id":"sha256:e178fb9a654defd633069251e738827085ebfc3e39e23250a1df3a822150486e"}} as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SessionRefreshDocument = {"__meta__":{"id":"sha256:59bba5e5a2da053e57e473b42d7489a1398e3e1efc52287303fa5760b1b47597"}} as unknown as TypedDocumentString<SessionRefreshMutation, SessionRefreshMutationVariables>;
export const SignOutDocument = {"__meta__":{"id":"sha256:cf8bc262166be339374ffaf6e12be978ac08428d7a59026601ca9bc0c015160e"}} as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ShopfrontDocument = {"__meta__":{"id":"sha256:7f3d6c8468211bc656b6287eb323f880b45eeffc5dea0ee4a565fe4ba5976253"}} as unknown as TypedDocumentString<ShopfrontQuery, ShopfrontQueryVariables>;
export const SendingDocument = {"__meta__":{"id":"sha256:b0f79facc8713d9bc24a7cc210a2ddcd16e31b98c968b55c2b22b624dade967a"}} as unknown as TypedDocumentString<SendingQuery, SendingQueryVariables>;
export const PlacesDocument = {"__meta__":{"id":"sha256:8b6017001c04572b3f1c518433d8d8c51393c96de23e63edacd034b3048af2c5"}} as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const ChangeVendorDocument = {"__meta__":{"id":"sha256:7b34c41e418c05cb2dcb20f00344e56eb7bc7e431489f80f5980e29f7715e776"}} as unknown as TypedDocumentString<ChangeVendorMutation, ChangeVendorMutationVariables>;
export const SubmitPictureDocument = {"__meta__":{"id":"sha256:e946f95bcd630ab62233607cad6012d9c3c3145e695fe69149f3bd99fb2461a7"}} as unknown as TypedDocumentString<SubmitPictureMutation, SubmitPictureMutationVariables>;
export const SetHolidayDocument = {"__meta__":{"id":"sha256:889f6f991fc9f96441483bd81993df108f309150ec608b32e50fcc65a1924c73"}} as unknown as TypedDocumentString<SetHolidayMutation, SetHolidayMutationVariables>;
export const UpsertMethodDocument = {"__meta__":{"id":"sha256:6395060856060673f3182f65d5e4ea783622593b9075b783bf4a8db37052d578"}} as unknown as TypedDocumentString<UpsertMethodMutation, UpsertMethodMutationVariables>;
export const UpsertWarehouseDocument = {"__meta__":{"id":"sha256:1aed171275826de24fc53909f83e1884f7797cbb91a5c68919f639e41679b5dc"}} as unknown as TypedDocumentString<UpsertWarehouseMutation, UpsertWarehouseMutationVariables>;
export const SignInDocument = {"__meta__":{"id":"sha256:23131e54fd99f874a8d639d38a950288a20d8e0187a3f1369fc5e9dbc89b00bf"}} as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const ShowCodeDocument = {"__meta__":{"id":"sha256:3a5ab3dc28db239ab079ef53413dc95bb1994f4777f0a6d98a4472229a6a5275"}} as unknown as TypedDocumentString<ShowCodeMutation, ShowCodeMutationVariables>;
export const SendCodeDocument = {"__meta__":{"id":"sha256:13ace0cda39716eb1cb06b4aed30bb0c3e41df926b2fb017849cf99e8f0e601e"}} as unknown as TypedDocumentString<SendCodeMutation, SendCodeMutationVariables>;
export const PasskeyBeginDocument = {"__meta__":{"id":"sha256:d755ee2018b5d1c03f3334eec7b7973957514e648d7cc7db151c6724e186b060"}} as unknown as TypedDocumentString<PasskeyBeginMutation, PasskeyBeginMutationVariables>;
export const PasskeyCompleteDocument = {"__meta__":{"id":"sha256:890f1d140efc31114cbd9207416fbb4fa7cf7e1f9747b73af03d79fa7de88276"}} as unknown as TypedDocumentString<PasskeyCompleteMutation, PasskeyCompleteMutationVariables>;
export const StockPageDocument = {"__meta__":{"id":"sha256:17f593e725258f7d8471eeed89db7c8e3209f1cb8376c3c2fd09084045811a1c"}} as unknown as TypedDocumentString<StockPageQuery, StockPageQueryVariables>;
export const StockNamesDocument = {"__meta__":{"id":"sha256:e608a8c4d9cac0ee1e311807f6877032418eb2a02265c662e2a4f898e83a34c2"}} as unknown as TypedDocumentString<StockNamesQuery, StockNamesQueryVariables>;
export const OneLevelDocument = {"__meta__":{"id":"sha256:0e4c542ad563a44c35bf0f5c36587f07c955cae6d46a8dba9b50ee0158b16757"}} as unknown as TypedDocumentString<OneLevelQuery, OneLevelQueryVariables>;
export const SetStockDocument = {"__meta__":{"id":"sha256:a3198ada73197412e90394cd5a7f0d7e9b7c3593b9cbba14dc9c70737a982b3f"}} as unknown as TypedDocumentString<SetStockMutation, SetStockMutationVariables>;
export const AdjustStockDocument = {"__meta__":{"id":"sha256:aed0fdf6e744cf0270130b278b671bc28e966ec98c7e14faa121e8db11317344"}} as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;