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

/** A program to be let in. */
export type ApiClientCreateInput = {
  /** Addresses and networks it may ask from (`203.0.113.0/24`), at most twenty; anywhere where there is none. */
  allowedAddresses?: Array<string>;
  /** When it ends by itself. */
  expiresAt?: string | null | undefined;
  /** Sent again with the same key, the request has no second effect, and shows no key again. */
  idempotencyKey?: string | null | undefined;
  /** What people call it. */
  name: string;
  /**
   * What it may do: rights that you have yourself, but never to change teams, roles and accounts, to hand out keys or to be
   * somebody else.
   */
  scopes: Array<Scope>;
};

/** Which client to end. */
export type ApiClientRevokeInput = {
  /** The client. */
  apiClientId: string | number;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
};

/** Whose key to change. */
export type ApiClientRotateInput = {
  /** The client. */
  apiClientId: string | number;
  /** Sent again with the same key, the request has no second effect, and shows no key again. */
  idempotencyKey?: string | null | undefined;
  /** For how many hours its old keys go on beside the new one, from 0 to 168. */
  overlapHours?: number;
};

/** How a vendor came in. */
export type ApplicationKind =
  /** Expelled elsewhere: looked at sooner, with a commission of its own. */
  | 'RESCUE'
  /** As everybody. */
  | 'STANDARD';

/** What kind of values an attribute has. */
export type AttributeKind =
  /** `true` or `false`. */
  | 'BOOLEAN'
  /** A decimal number. */
  | 'NUMBER'
  /** Any short text. */
  | 'TEXT';

/** The value of a property. */
export type AttributeValueInput = {
  /** The attribute's code. */
  code: string;
  /** Its value; of the attribute's kind. */
  value: string;
};

/** Whether a count can be relied on. */
export type CountPrecision =
  /** As many or more: counting ended there. */
  | 'AT_LEAST'
  /** Exactly as many. */
  | 'EXACT';

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

/** How an invitation ended, if it did. */
export type InvitationState =
  /** They joined. */
  | 'ACCEPTED'
  /** It stands until it expires. */
  | 'OPEN'
  /** It was taken back, or another one took its place. */
  | 'WITHDRAWN';

/** What a vendor is in law. */
export type LegalForm =
  /** In a trade register, under a name of its own. */
  | 'COMPANY'
  /** A person in business under their own name. */
  | 'SOLE_TRADER';

/** One picture of the new list: one that is there, by its id, or a new one, by its address. */
export type MediaItemInput = {
  /** What it shows, for those who cannot see it. */
  alt?: string;
  /** A picture that is there already. */
  id?: string | number | null | undefined;
  /** Where a new one comes from. It is noted, not fetched. */
  sourceUrl?: string | null | undefined;
};

/** The pictures of a product, all of them, in their order. */
export type MediaSetInput = {
  /** Change only this version of the product. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** At most 20; those left out are gone. */
  media: Array<MediaItemInput>;
  /** Which product. */
  productId: string | number;
};

/** A picture to send. */
export type MediaSubmitInput = {
  /** What it shows, for those who cannot see it, up to 300 characters; `mediaSet` changes it. */
  alt?: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Of which product of yours. */
  productId: string | number;
};

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

/** Whether an offer stands. */
export type OfferState =
  /** It stands. */
  | 'ACTIVE'
  /** Its vendor took it back. */
  | 'WITHDRAWN';

/** An offer, new or changed. */
export type OfferUpsertInput = {
  /** Change only this version of the offer; 0 for one that is not there yet. */
  expectedVersion?: number | null | undefined;
  /** Days until it leaves your house, from 0 to 60. */
  handlingDays?: number;
  /** Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What one costs, tax included, once per currency. It is not for sale in a currency left out. */
  prices: Array<MoneyInput>;
  /** The variant to offer, yours or another vendor's. */
  variantId: string | number;
};

/** Which offer to take out of the shop. */
export type OfferWithdrawInput = {
  /** Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which one of yours. */
  offerId: string | number;
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

/** A product to take out of the shop. */
export type ProductArchiveInput = {
  /** Archive only this version of the product. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which one. */
  productId: string | number;
};

/** A product to make. */
export type ProductCreateInput = {
  /** Its properties. */
  attributes?: Array<AttributeValueInput>;
  /** Who made it. */
  brand?: string | null | undefined;
  /** Where it stands in the tree. */
  categoryId?: string | number | null | undefined;
  /** A few paragraphs about it. */
  description?: string;
  /** Keep it to your team for now. */
  draft?: boolean;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** How it is taxed; as its category where nothing is given. */
  taxClass?: TaxClass | null | undefined;
  /** Its title; its address is made of it once. */
  title: string;
};

/** Whether a product is in the shop. */
export type ProductState =
  /** It is in the shop. */
  | 'ACTIVE'
  /** It was taken out of the shop. */
  | 'ARCHIVED'
  /** Only its owner sees it. */
  | 'DRAFT';

/** What to change about a product; what is left out stays. */
export type ProductUpdateInput = {
  /** Its properties, all of them. */
  attributes?: Array<AttributeValueInput> | null | undefined;
  /** Who made it; null for nobody. */
  brand?: string | null | undefined;
  /** Where it stands in the tree; null for nowhere. */
  categoryId?: string | number | null | undefined;
  /** A few paragraphs about it. */
  description?: string | null | undefined;
  /** Change only this version of the product. */
  expectedVersion?: number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which one. */
  productId: string | number;
  /** `ACTIVE` puts it into the shop, `DRAFT` takes it back. */
  state?: ProductState | null | undefined;
  /** How it is taxed. */
  taxClass?: TaxClass | null | undefined;
  /** Its title; the address stays. */
  title?: string | null | undefined;
};

/** What goes back to the buyer. */
export type RefundCreateInput = {
  /** Pay back only from this version. */
  expectedVersion?: number | null | undefined;
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

/** A right that roles are made of and that API clients are given. */
export type Scope =
  /** See who did what. */
  | 'AUDIT_READ'
  /** See the vendor's products, variants, pictures and offers, drafts too. */
  | 'CATALOGUE_READ'
  /** Change products, variants, pictures and offers; for operators, categories and attributes. */
  | 'CATALOGUE_WRITE'
  /** See API clients. */
  | 'CLIENTS_READ'
  /** Make, change and revoke API clients. */
  | 'CLIENTS_WRITE'
  /** Look through somebody's eyes. */
  | 'IMPERSONATE'
  /** See background work. */
  | 'JOBS_READ'
  /** Try background work again. */
  | 'JOBS_WRITE'
  /** See balances, statements and journals. */
  | 'LEDGER_READ'
  /** See orders. */
  | 'ORDERS_READ'
  /** Accept, reject, ship and deliver. */
  | 'ORDERS_WRITE'
  /** See all accounts. */
  | 'PEOPLE_READ'
  /** Suspend accounts. */
  | 'PEOPLE_WRITE'
  /** Send money back to buyers. */
  | 'REFUNDS_WRITE'
  /** Say who runs the marketplace, and as what. */
  | 'ROLES_WRITE'
  /** See taxes and commissions. */
  | 'RULES_READ'
  /** Change taxes and commissions. */
  | 'RULES_WRITE'
  /** See warehouses and what is in them. */
  | 'STOCK_READ'
  /** Change warehouses and what is in them. */
  | 'STOCK_WRITE'
  /** See the vendor itself and how it delivers. */
  | 'STORE_READ'
  /** Change the vendor itself and how it delivers. */
  | 'STORE_WRITE'
  /** See the team and who is invited. */
  | 'TEAM_READ'
  /** Invite, change and remove members. */
  | 'TEAM_WRITE'
  /** See all vendors, with what only they and the marketplace see. */
  | 'VENDORS_READ'
  /** Review, suspend and end vendors. */
  | 'VENDORS_WRITE';

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

/** How much is left. */
export type StockStatus =
  /** More than five. */
  | 'IN_STOCK'
  /** Up to five. */
  | 'LOW'
  /** None. */
  | 'OUT';

/** Which strike is wrong, and why. */
export type StrikeAppealInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The strike. */
  strikeId: string | number;
  /** What there is to say against it, from 10 to 5,000 characters. */
  text: string;
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

/** How a product is taxed; the rate depends on the country. */
export type TaxClass =
  /** The country's lower rate, for books, food and the like. */
  | 'REDUCED'
  /** The country's usual rate. */
  | 'STANDARD'
  /** No tax. */
  | 'ZERO';

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

/** A variant to take away. */
export type VariantDeleteInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** Which one. */
  variantId: string | number;
};

/** One choice that makes a variant. */
export type VariantOptionInput = {
  /** What is chosen, such as `Colour`. */
  name: string;
  /** What it is, such as `red`. */
  value: string;
};

/** A variant to make or to write anew. */
export type VariantUpsertInput = {
  /** Change only this version of the variant. */
  expectedVersion?: number | null | undefined;
  /** The number under its barcode. */
  gtin?: string | null | undefined;
  /** Which one; a new one where none is given. */
  id?: string | number | null | undefined;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** The choices that make it. */
  options?: Array<VariantOptionInput>;
  /** Where it stands among the others; behind them where nothing is given. */
  position?: number | null | undefined;
  /** The product it belongs to. */
  productId: string | number;
  /** Your own number for it, no two alike. */
  sku: string;
  /** What tells it from the others; made of its options where nothing is given. */
  title?: string | null | undefined;
  /** Its weight in grams, packed. */
  weightGrams?: number | null | undefined;
};

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

/** Narrows a vendor's stock. */
export type VendorInventoryWhereInput = {
  /** Only what can be promised at most so often: 0 for what is sold out. */
  availableAtMost?: number | null | undefined;
  /** Only of this variant. */
  variantId?: string | number | null | undefined;
  /** Only in this warehouse. */
  warehouseId?: string | number | null | undefined;
};

/** Which invitation to take back. */
export type VendorInvitationWithdrawInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** An open one. */
  invitationId: string | number;
};

/** Which invitation to accept. */
export type VendorMemberAcceptInput = {
  /** Sent again, the request has no second effect, with or without a key. */
  idempotencyKey?: string | null | undefined;
  /** The secret behind `#token=` of the link in the letter. */
  token: string;
};

/** Whom to ask into the team. */
export type VendorMemberInviteInput = {
  /** Where the letter goes. Only the account of this address can accept. */
  email: string;
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What they are to be. */
  role: MemberRole;
};

/** Who leaves the team. */
export type VendorMemberRemoveInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** A member of your team, or yourself. */
  userId: string | number;
};

/** Who is to be what in the team. */
export type VendorMemberUpdateInput = {
  /** Sent again with the same key, the request has no second effect. */
  idempotencyKey?: string | null | undefined;
  /** What they are from now on. */
  role: MemberRole;
  /** A member of your team. */
  userId: string | number;
};

/** Narrows a vendor's orders. */
export type VendorOrderWhereInput = {
  /** Only those that you said you will send, or only those that you did not. */
  accepted?: boolean | null | undefined;
  /** Only as far as this. */
  fulfillment?: OrderFulfillment | null | undefined;
  /** Only in this state of their life. */
  lifecycle?: OrderLifecycle | null | undefined;
  /** Only this one, by its number (`R1001-1`) or its order's (`R1001`). */
  number?: string | null | undefined;
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

/** Narrows a vendor's products. */
export type VendorProductWhereInput = {
  /** Only those in this state. */
  state?: ProductState | null | undefined;
  /** Only those with this in their title, or with a variant of this SKU or barcode; up to 200 characters. */
  text?: string | null | undefined;
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

export type WaysToProveQueryVariables = Exact<{ [key: string]: never; }>;


export type WaysToProveQuery = { me: { id: string, secondFactor: { methods: Array<SecondFactorMethod> } | null } | null };

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
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { vendorInvitation: { vendorName: string, email: string, role: MemberRole, state: InvitationState, expiresAt: string } | null };

export type AcceptInvitationMutationVariables = Exact<{
  input: VendorMemberAcceptInput;
}>;


export type AcceptInvitationMutation = { vendorMemberAccept: { vendor: { id: string, name: string } | null, userErrors: Array<
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

export type ReachedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReachedQuery = { me: { id: string, emailVerified: boolean | null } | null };

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

export type SendProofAgainMutationVariables = Exact<{
  input: AccountVerifyRequestInput;
}>;


export type SendProofAgainMutation = { accountVerifyRequest: { userErrors: Array<
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

export type ClientPartsFragment = { id: string, name: string, scopes: Array<Scope>, allowedAddresses: Array<string>, answerableId: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, keys: Array<{ hint: string, createdAt: string, expiresAt: string | null }> };

export type ClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ClientsQuery = { apiClients: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, name: string, scopes: Array<Scope>, allowedAddresses: Array<string>, answerableId: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, keys: Array<{ hint: string, createdAt: string, expiresAt: string | null }> }> } };

export type MemberNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberNamesQuery = { vendorMembers: { nodes: Array<{ role: MemberRole, user: { id: string, name: string } | null }> } };

export type CreateClientMutationVariables = Exact<{
  input: ApiClientCreateInput;
}>;


export type CreateClientMutation = { apiClientCreate: { key: string | null, apiClient: { id: string, name: string } | null, userErrors: Array<
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

export type RotateClientMutationVariables = Exact<{
  input: ApiClientRotateInput;
}>;


export type RotateClientMutation = { apiClientRotate: { key: string | null, apiClient: { id: string, name: string } | null, userErrors: Array<
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

export type RevokeClientMutationVariables = Exact<{
  input: ApiClientRevokeInput;
}>;


export type RevokeClientMutation = { apiClientRevoke: { apiClient: { id: string, revokedAt: string | null } | null, userErrors: Array<
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

export type BalancesQueryVariables = Exact<{ [key: string]: never; }>;


export type BalancesQuery = { vendorLedger: { balances: Array<{ account: string, balance: { amount: string, currency: string, minor: string } }> } };

export type StatementQueryVariables = Exact<{
  currency: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type StatementQuery = { vendorLedger: { statement: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ transferId: string, account: string, kind: string, orderId: string | null, vendorOrderId: string | null, vendorOrderNumber: string | null, occurredAt: string, postedAt: string, memo: string | null, amount: { amount: string, currency: string }, balance: { amount: string, currency: string } }> } } };

export type OrderCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderCountsQuery = { vendorOrderCounts: { toAccept: number, toShip: number, partiallyShipped: number, late: number, nextShipBy: string | null } };

export type OrderPlacedSubscriptionVariables = Exact<{
  since?: string | null | undefined;
}>;


export type OrderPlacedSubscription = { vendorOrderPlaced: { id: string, number: string, placedAt: string | null } };

export type OrderRowFragment = { id: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, version: number, total: { gross: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, delivery: { name: string }, shippingAddress: { name: string, city: string, country: string } | null, lines: Array<{ id: string, title: string, variantTitle: string, quantity: number }> };

export type OrderPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: VendorOrderWhereInput | null | undefined;
}>;


export type OrderPageQuery = { vendorOrders: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, version: number, total: { gross: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, delivery: { name: string }, shippingAddress: { name: string, city: string, country: string } | null, lines: Array<{ id: string, title: string, variantTitle: string, quantity: number }> }> } };

export type OrderWholeFragment = { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> };

export type PlaceFragment = { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null };

export type OneOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OneOrderQuery = { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null };

export type OrderChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: number | null | undefined;
}>;


export type OrderChangedSubscription = { vendorOrderChanged: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } };

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


export type AcceptOrderMutation = { orderAccept: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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

export type RejectOrderMutationVariables = Exact<{
  input: OrderRejectInput;
}>;


export type RejectOrderMutation = { orderReject: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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

export type ShipParcelMutationVariables = Exact<{
  input: FulfillmentShipInput;
}>;


export type ShipParcelMutation = { fulfillmentShip: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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

export type ParcelArrivedMutationVariables = Exact<{
  input: FulfillmentDeliverInput;
}>;


export type ParcelArrivedMutation = { fulfillmentDeliver: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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

export type RefundOrderMutationVariables = Exact<{
  input: RefundCreateInput;
}>;


export type RefundOrderMutation = { refundCreate: { vendorOrder: { id: string, orderId: string, number: string, lifecycle: OrderLifecycle, fulfillment: OrderFulfillment, paymentState: OrderPaymentState, placedAt: string | null, acceptedAt: string | null, shipBy: string | null, shippedAt: string | null, deliveredAt: string | null, cancelReason: string | null, version: number, subtotal: { amount: string, currency: string, minor: string }, total: { gross: { amount: string, currency: string, minor: string }, tax: { amount: string, currency: string } }, refunded: { amount: string, currency: string, minor: string }, commission: { amount: string, currency: string, minor: string } | null, commissionVat: { amount: string, currency: string, minor: string } | null, delivery: { name: string, minDays: number, maxDays: number, price: { amount: string, currency: string, minor: string } }, shippingAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, returnAddress: { name: string, company: string | null, street1: string, street2: string | null, postalCode: string | null, city: string, region: string | null, country: string, phone: string | null } | null, lines: Array<{ id: string, title: string, variantTitle: string, sku: string, pictureUrl: string | null, quantity: number, shipped: number, refunded: number, taxRateBp: number, unitPrice: { amount: string, currency: string }, total: { gross: { amount: string, currency: string, minor: string } }, commission: { rateBp: number, amount: { amount: string, currency: string } } | null }>, fulfillments: Array<{ id: string, status: FulfillmentStatus, carrier: string, trackingNumber: string | null, trackingUrl: string | null, shippedAt: string, deliveredAt: string | null, lines: Array<{ orderLineId: string, quantity: number }> }>, refunds: Array<{ id: string, reason: string, status: RefundStatus, createdAt: string, settledAt: string | null, amount: { amount: string, currency: string }, shipping: { amount: string, currency: string, minor: string } }> } | null, userErrors: Array<
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

export type StandingQueryVariables = Exact<{ [key: string]: never; }>;


export type StandingQuery = { myVendor: { id: string, state: VendorState, application: { dueAt: string | null, submittedAt: string | null, reason: string | null, requirements: Array<{ kind: RequirementKind, met: boolean }> } | null, remedy: { dueAt: string | null, missing: Array<RequirementKind> } | null, pause: { from: string, until: string, running: boolean } | null } | null, vendorStrikes: { nodes: Array<{ id: string, kind: StrikeKind, state: StrikeState, counts: boolean, issuedAt: string, expiresAt: string, appealUntil: string | null, text: string }> } };

export type ScoreQueryVariables = Exact<{ [key: string]: never; }>;


export type ScoreQuery = { vendorScore: { valueBp: number, public: number | null, computedAt: string | null, components: Array<{ kind: VendorScoreComponentKind, good: number, of: number, valueBp: number, weight: number }>, hints: Array<{ kind: VendorScoreComponentKind, target: number, ofNext: number, scoreThen: number }> } };

export type SalesQueryVariables = Exact<{
  bounds: Array<string> | string;
}>;


export type SalesQuery = { vendorSales: Array<{ from: string, orders: number, gross: { currency: string, minor: string }, refunded: { minor: string } }> };

export type LowStockQueryVariables = Exact<{
  low: number;
}>;


export type LowStockQuery = { out: { totalCount: { value: number, precision: CountPrecision } | null }, low: { totalCount: { value: number, precision: CountPrecision } | null } };

export type WholeScoreQueryVariables = Exact<{ [key: string]: never; }>;


export type WholeScoreQuery = { myVendor: { id: string, state: VendorState } | null, vendorScore: { valueBp: number, public: number | null, computedAt: string | null, suspendsAt: string | null, rules: { lowBp: number, judgedFrom: number, borneDays: number, shownFrom: number, strikes: number }, components: Array<{ kind: VendorScoreComponentKind, good: number, of: number, valueBp: number, weight: number }>, hints: Array<{ kind: VendorScoreComponentKind, target: number, ofNext: number, scoreThen: number }> } };

export type StrikePartsFragment = { id: string, kind: StrikeKind, state: StrikeState, counts: boolean, issuedAt: string, expiresAt: string, appealUntil: string | null, appeal: string | null, appealedAt: string | null, decision: string | null, decidedAt: string | null, text: string, vendorOrderId: string | null, vendorOrderNumber: string | null };

export type StrikesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type StrikesQuery = { vendorStrikes: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, kind: StrikeKind, state: StrikeState, counts: boolean, issuedAt: string, expiresAt: string, appealUntil: string | null, appeal: string | null, appealedAt: string | null, decision: string | null, decidedAt: string | null, text: string, vendorOrderId: string | null, vendorOrderNumber: string | null }> }, newest: { nodes: Array<{ id: string, counts: boolean }> } };

export type AppealStrikeMutationVariables = Exact<{
  input: StrikeAppealInput;
}>;


export type AppealStrikeMutation = { strikeAppeal: { strike: { id: string, state: StrikeState } | null, userErrors: Array<
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

export type ListedProductFragment = { id: string, title: string, state: ProductState, pictureUrl: string | null, updatedAt: string, version: number, stockStatus: StockStatus | null, vendor: { id: string, name: string } | null, variants: Array<{ id: string }>, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null };

export type ProductPageQueryVariables = Exact<{
  where?: VendorProductWhereInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ProductPageQuery = { vendorProducts: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, title: string, state: ProductState, pictureUrl: string | null, updatedAt: string, version: number, stockStatus: StockStatus | null, vendor: { id: string, name: string } | null, variants: Array<{ id: string }>, priceRange: { min: { amount: string, currency: string }, max: { amount: string, currency: string } } | null }> } };

export type OfferPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type OfferPageQuery = { vendorOffers: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, state: OfferState, version: number | null, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { status: StockStatus, quantity: number }, variant: { id: string, sku: string, title: string, product: { id: string, title: string, pictureUrl: string | null, vendor: { id: string, name: string } | null } | null } | null }> } };

export type OwnOfferFragment = { id: string, version: number | null, state: OfferState, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } };

export type PicturesFragment = { media: Array<{ id: string, url: string | null, sourceUrl: string | null, alt: string }> };

export type EditedProductFragment = { id: string, slug: string, title: string, description: string, brand: string | null, taxClass: TaxClass, state: ProductState, version: number, updatedAt: string, vendor: { id: string, name: string } | null, category: { id: string, name: string, ancestors: Array<{ id: string, name: string }> } | null, attributes: Array<{ value: string, attribute: { code: string } }>, variants: Array<{ id: string, sku: string, gtin: string | null, title: string, weightGrams: number | null, version: number, options: Array<{ name: string, value: string }>, ownOffer: { id: string, version: number | null, state: OfferState, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } } | null, offers: Array<{ id: string, version: number | null, state: OfferState, handlingDays: number | null, vendor: { id: string, name: string } | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } }> }>, media: Array<{ id: string, url: string | null, sourceUrl: string | null, alt: string }> };

export type OneProductQueryVariables = Exact<{
  id: string | number;
}>;


export type OneProductQuery = { product: { id: string, slug: string, title: string, description: string, brand: string | null, taxClass: TaxClass, state: ProductState, version: number, updatedAt: string, vendor: { id: string, name: string } | null, category: { id: string, name: string, ancestors: Array<{ id: string, name: string }> } | null, attributes: Array<{ value: string, attribute: { code: string } }>, variants: Array<{ id: string, sku: string, gtin: string | null, title: string, weightGrams: number | null, version: number, options: Array<{ name: string, value: string }>, ownOffer: { id: string, version: number | null, state: OfferState, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } } | null, offers: Array<{ id: string, version: number | null, state: OfferState, handlingDays: number | null, vendor: { id: string, name: string } | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } }> }>, media: Array<{ id: string, url: string | null, sourceUrl: string | null, alt: string }> } | null };

export type EditorListsQueryVariables = Exact<{ [key: string]: never; }>;


export type EditorListsQuery = { categories: Array<{ id: string, name: string }>, attributes: Array<{ code: string, name: string, kind: AttributeKind, unit: string | null }> };

export type CategoriesBelowQueryVariables = Exact<{
  parentId: string | number;
}>;


export type CategoriesBelowQuery = { categories: Array<{ id: string, name: string }> };

export type ByBarcodeQueryVariables = Exact<{
  barcode: string;
}>;


export type ByBarcodeQuery = { productByBarcode: { id: string, title: string, pictureUrl: string | null, brand: string | null, vendor: { id: string, name: string } | null, variants: Array<{ id: string, title: string, gtin: string | null }> } | null };

export type CreateProductMutationVariables = Exact<{
  input: ProductCreateInput;
}>;


export type CreateProductMutation = { productCreate: { product: { id: string, slug: string, version: number } | null, userErrors: Array<
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

export type UpdateProductMutationVariables = Exact<{
  input: ProductUpdateInput;
}>;


export type UpdateProductMutation = { productUpdate: { product: { id: string, version: number, state: ProductState } | null, userErrors: Array<
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

export type ArchiveProductMutationVariables = Exact<{
  input: ProductArchiveInput;
}>;


export type ArchiveProductMutation = { productArchive: { product: { id: string, version: number, state: ProductState } | null, userErrors: Array<
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

export type SetPicturesMutationVariables = Exact<{
  input: MediaSetInput;
}>;


export type SetPicturesMutation = { mediaSet: { product: { id: string, version: number, media: Array<{ id: string, url: string | null, sourceUrl: string | null, alt: string }> } | null, userErrors: Array<
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

export type WriteVariantMutationVariables = Exact<{
  input: VariantUpsertInput;
}>;


export type WriteVariantMutation = { variantUpsert: { variant: { id: string, version: number } | null, userErrors: Array<
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

export type DeleteVariantMutationVariables = Exact<{
  input: VariantDeleteInput;
}>;


export type DeleteVariantMutation = { variantDelete: { product: { id: string, version: number } | null, userErrors: Array<
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

export type WriteOfferMutationVariables = Exact<{
  input: OfferUpsertInput;
}>;


export type WriteOfferMutation = { offerUpsert: { offer: { id: string, version: number | null, state: OfferState, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } } | null, userErrors: Array<
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

export type WithdrawOfferMutationVariables = Exact<{
  input: OfferWithdrawInput;
}>;


export type WithdrawOfferMutation = { offerWithdraw: { offer: { id: string, version: number | null, state: OfferState, handlingDays: number | null, prices: Array<{ amount: string, currency: string }>, availability: { quantity: number } } | null, userErrors: Array<
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

export type SetFirstStockMutationVariables = Exact<{
  input: StockSetInput;
}>;


export type SetFirstStockMutation = { stockSet: { stockLevel: { available: number } | null, userErrors: Array<
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

export type AnnouncePictureMutationVariables = Exact<{
  input: MediaSubmitInput;
}>;


export type AnnouncePictureMutation = { mediaSubmit: { uploadUrl: string | null, userErrors: Array<
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

type Refusal_AddressRejected_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_IdempotencyConflict_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_InsufficientStock_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_LimitExceeded_Fragment = { retryAfter: number | null, code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_NotAllowed_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_NotFound_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PaymentDeclined_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PaymentPending_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_PriceChanged_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type Refusal_SecondFactorRequired_Fragment = { code: UserErrorCode, message: string, field: Array<string> | null };

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
  | Refusal_SecondFactorRequired_Fragment
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
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type LevelFragment = { variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, warehouse: { id: string, name: string } | null };

export type StockPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: VendorInventoryWhereInput | null | undefined;
}>;


export type StockPageQuery = { vendorInventory: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ variantId: string, onHand: number, reserved: number, allocated: number, available: number, backorderLimit: number, updatedAt: string, version: number, variant: { id: string, sku: string, title: string, product: { id: string, title: string, pictureUrl: string | null } | null } | null, warehouse: { id: string, name: string } | null }> } };

export type OneLevelQueryVariables = Exact<{
  variantId: string | number;
  warehouseId?: string | number | null | undefined;
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
      | { code: UserErrorCode, message: string, field: Array<string> | null }
      | { currentVersion: number, code: UserErrorCode, message: string, field: Array<string> | null }
    > } };

export type MemberPartsFragment = { role: MemberRole, joinedAt: string, user: { id: string, name: string, email: string } | null };

export type TeamQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TeamQuery = { me: { id: string } | null, vendorMembers: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ role: MemberRole, joinedAt: string, user: { id: string, name: string, email: string } | null }> }, everybody: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ role: MemberRole }> } };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { vendorInvitations: Array<{ id: string, email: string, role: MemberRole, createdAt: string, expiresAt: string }> };

export type InviteMemberMutationVariables = Exact<{
  input: VendorMemberInviteInput;
}>;


export type InviteMemberMutation = { vendorMemberInvite: { invitation: { id: string } | null, userErrors: Array<
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

export type WithdrawInvitationMutationVariables = Exact<{
  input: VendorInvitationWithdrawInput;
}>;


export type WithdrawInvitationMutation = { vendorInvitationWithdraw: { invitation: { id: string, state: InvitationState } | null, userErrors: Array<
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

export type SetPlaceMutationVariables = Exact<{
  input: VendorMemberUpdateInput;
}>;


export type SetPlaceMutation = { vendorMemberUpdate: { member: { role: MemberRole } | null, userErrors: Array<
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

export type RemoveMemberMutationVariables = Exact<{
  input: VendorMemberRemoveInput;
}>;


export type RemoveMemberMutation = { vendorMemberRemove: { removedId: string | null, userErrors: Array<
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
export const ClientPartsFragmentDoc = new TypedDocumentString(`
    fragment ClientParts on ApiClient {
  id
  name
  scopes
  allowedAddresses
  answerableId
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  keys {
    hint
    createdAt
    expiresAt
  }
}
    `, {"fragmentName":"ClientParts"}) as unknown as TypedDocumentString<ClientPartsFragment, unknown>;
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on VendorOrder {
  id
  number
  lifecycle
  fulfillment
  paymentState
  placedAt
  acceptedAt
  shipBy
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
  shipBy
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
export const StrikePartsFragmentDoc = new TypedDocumentString(`
    fragment StrikeParts on Strike {
  id
  kind
  state
  counts
  issuedAt
  expiresAt
  appealUntil
  appeal
  appealedAt
  decision
  decidedAt
  text
  vendorOrderId
  vendorOrderNumber
}
    `, {"fragmentName":"StrikeParts"}) as unknown as TypedDocumentString<StrikePartsFragment, unknown>;
export const ListedProductFragmentDoc = new TypedDocumentString(`
    fragment ListedProduct on Product {
  id
  title
  state
  pictureUrl
  updatedAt
  version
  stockStatus
  vendor {
    id
    name
  }
  variants {
    id
  }
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
}
    `, {"fragmentName":"ListedProduct"}) as unknown as TypedDocumentString<ListedProductFragment, unknown>;
export const PicturesFragmentDoc = new TypedDocumentString(`
    fragment Pictures on Product {
  media {
    id
    url
    sourceUrl
    alt
  }
}
    `, {"fragmentName":"Pictures"}) as unknown as TypedDocumentString<PicturesFragment, unknown>;
export const OwnOfferFragmentDoc = new TypedDocumentString(`
    fragment OwnOffer on Offer {
  id
  version
  state
  handlingDays
  prices {
    amount
    currency
  }
  availability {
    quantity
  }
}
    `, {"fragmentName":"OwnOffer"}) as unknown as TypedDocumentString<OwnOfferFragment, unknown>;
export const EditedProductFragmentDoc = new TypedDocumentString(`
    fragment EditedProduct on Product {
  id
  slug
  title
  description
  brand
  taxClass
  state
  version
  updatedAt
  vendor {
    id
    name
  }
  category {
    id
    name
    ancestors {
      id
      name
    }
  }
  attributes {
    value
    attribute {
      code
    }
  }
  ...Pictures
  variants {
    id
    sku
    gtin
    title
    weightGrams
    version
    options {
      name
      value
    }
    ownOffer {
      ...OwnOffer
    }
    offers {
      ...OwnOffer
      vendor {
        id
        name
      }
    }
  }
}
    fragment OwnOffer on Offer {
  id
  version
  state
  handlingDays
  prices {
    amount
    currency
  }
  availability {
    quantity
  }
}
fragment Pictures on Product {
  media {
    id
    url
    sourceUrl
    alt
  }
}`, {"fragmentName":"EditedProduct"}) as unknown as TypedDocumentString<EditedProductFragment, unknown>;
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
export const MemberPartsFragmentDoc = new TypedDocumentString(`
    fragment MemberParts on VendorMember {
  role
  joinedAt
  user {
    id
    name
    email
  }
}
    `, {"fragmentName":"MemberParts"}) as unknown as TypedDocumentString<MemberPartsFragment, unknown>;
export const WaysToProveDocument = {"__meta__":{"id":"sha256:2db8a6233c32a6f52563a484fc5327dc80e8c63fb673268be62f6d588aa9ae1a"}} as unknown as TypedDocumentString<WaysToProveQuery, WaysToProveQueryVariables>;
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
export const InvitationPreviewDocument = {"__meta__":{"id":"sha256:6bebe1a0e6c2093e40e84420068bffa71a10003e41c0550b0de7e074f8d561dc"}} as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;
export const AcceptInvitationDocument = {"__meta__":{"id":"sha256:67260f689fae6d82552250411192bab914e7c6e866739d32872aacc0cbc43e12"}} as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ReachedDocument = {"__meta__":{"id":"sha256:0e5df01b3dc859677dac327ecdc1dce09cd4c0aacb8bd9fe04af72792af2c9f9"}} as unknown as TypedDocumentString<ReachedQuery, ReachedQueryVariables>;
export const RegisterDocument = {"__meta__":{"id":"sha256:a5d79587c87bdb7f8853ae8e1dafb7e528a42af8e28a44334de04d2ee5d78225"}} as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const SendProofAgainDocument = {"__meta__":{"id":"sha256:1bfcff9eaa6e1fd232ecaba4ccef74430c1834b3f3c42e3e17870798028b0259"}} as unknown as TypedDocumentString<SendProofAgainMutation, SendProofAgainMutationVariables>;
export const ClientsDocument = {"__meta__":{"id":"sha256:387eac26df3d8cc6048f772575e0053670e1587e8315e245ec9181af225ec8ce"}} as unknown as TypedDocumentString<ClientsQuery, ClientsQueryVariables>;
export const MemberNamesDocument = {"__meta__":{"id":"sha256:c943f05f71de321dba018d3be0ff181a32f8343a7225fb116006be7f5179dba5"}} as unknown as TypedDocumentString<MemberNamesQuery, MemberNamesQueryVariables>;
export const CreateClientDocument = {"__meta__":{"id":"sha256:a8a3d951b607502de382091333f79068ff299e277c508c0edaf60bafe5944e59"}} as unknown as TypedDocumentString<CreateClientMutation, CreateClientMutationVariables>;
export const RotateClientDocument = {"__meta__":{"id":"sha256:b8b3c41728b23d9dfe05fe55ab4fcadd4fd6d8513adf46b3e2354343ad871cc0"}} as unknown as TypedDocumentString<RotateClientMutation, RotateClientMutationVariables>;
export const RevokeClientDocument = {"__meta__":{"id":"sha256:b42d4427fcbc9c5d0b0da5e91168c53ee74d2f3820360236076288170eaaaf77"}} as unknown as TypedDocumentString<RevokeClientMutation, RevokeClientMutationVariables>;
export const BalancesDocument = {"__meta__":{"id":"sha256:6b047e082e14910945229b1874e46a963efb7e259563b338f3e30622ae854eab"}} as unknown as TypedDocumentString<BalancesQuery, BalancesQueryVariables>;
export const StatementDocument = {"__meta__":{"id":"sha256:81727133c842aad2c887ebf67c4508f23f47a20259f9cf900145ae7b704dccaa"}} as unknown as TypedDocumentString<StatementQuery, StatementQueryVariables>;
export const OrderCountsDocument = {"__meta__":{"id":"sha256:68c88ffc20a1b93a17576a7d44b4b1ec0ef5d65165fd94e7bf4ebf5086f147f1"}} as unknown as TypedDocumentString<OrderCountsQuery, OrderCountsQueryVariables>;
export const OrderPlacedDocument = {"__meta__":{"id":"sha256:a9897bc24cfc58cb020b0ff55c66b4ef27876508dbb780cd2a4dd63c76f27729"}} as unknown as TypedDocumentString<OrderPlacedSubscription, OrderPlacedSubscriptionVariables>;
export const OrderPageDocument = {"__meta__":{"id":"sha256:59d0e8de84836b11ce8ed858cbed0a79b0daed695c74b80b471857c5c71275c7"}} as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const OneOrderDocument = {"__meta__":{"id":"sha256:a21462d31d8c37bf2ecf0560f176a70348ee5ea27f0b059e1af86fb5e761ef45"}} as unknown as TypedDocumentString<OneOrderQuery, OneOrderQueryVariables>;
export const OrderChangedDocument = {"__meta__":{"id":"sha256:b50782f07e36e49876c0e83b364de4dbe41c80df8738daca1b3ed5c75b59dd1a"}} as unknown as TypedDocumentString<OrderChangedSubscription, OrderChangedSubscriptionVariables>;
export const SlipsDocument = {"__meta__":{"id":"sha256:ec6aad8e5e96adfd2a33135e669fa516f33d7f81d88bb5be599f1276240c452b"}} as unknown as TypedDocumentString<SlipsQuery, SlipsQueryVariables>;
export const AcceptOrderDocument = {"__meta__":{"id":"sha256:56840d290779a8ed5341a400dae097f00f4cb907ca92f89f6a555850d018198d"}} as unknown as TypedDocumentString<AcceptOrderMutation, AcceptOrderMutationVariables>;
export const RejectOrderDocument = {"__meta__":{"id":"sha256:88330caa40635a549575f49b43c7b76fe3009e3ac00d28f1d7cbff9440cddad2"}} as unknown as TypedDocumentString<RejectOrderMutation, RejectOrderMutationVariables>;
export const ShipParcelDocument = {"__meta__":{"id":"sha256:f10cea780815264e3220e43f27f4308d3c65fd3995453abe9483e1a153cfc9ee"}} as unknown as TypedDocumentString<ShipParcelMutation, ShipParcelMutationVariables>;
export const ParcelArrivedDocument = {"__meta__":{"id":"sha256:8ee2e0499cfa85619f5e67b4ff667e36b93e1160c0e847a56e3ceff0f0091aee"}} as unknown as TypedDocumentString<ParcelArrivedMutation, ParcelArrivedMutationVariables>;
export const RefundOrderDocument = {"__meta__":{"id":"sha256:2cd4d4b9fd360a2b227449a24abf4f945b1cca763b64cdf89a7943faaf793cec"}} as unknown as TypedDocumentString<RefundOrderMutation, RefundOrderMutationVariables>;
export const StandingDocument = {"__meta__":{"id":"sha256:557258869d95c7e82b4dd38f8813fb4541bed9b6fe03c9cc467a79b118d799c7"}} as unknown as TypedDocumentString<StandingQuery, StandingQueryVariables>;
export const ScoreDocument = {"__meta__":{"id":"sha256:ce2b3ef5180371f689316c2b911ff48aee61e42fbdd18a0b561e9ad57e20db7e"}} as unknown as TypedDocumentString<ScoreQuery, ScoreQueryVariables>;
export const SalesDocument = {"__meta__":{"id":"sha256:9595622a2a479b858e63dbbf1e1e6339bd8620c73a2011a83522c2ba14446201"}} as unknown as TypedDocumentString<SalesQuery, SalesQueryVariables>;
export const LowStockDocument = {"__meta__":{"id":"sha256:ebc8f77d855f949011e97c9949c7f806edb29865391e1a2a38f5ee4f17a87db5"}} as unknown as TypedDocumentString<LowStockQuery, LowStockQueryVariables>;
export const WholeScoreDocument = {"__meta__":{"id":"sha256:5ca1816c45d375397e6463fe70cf709a336d33b4f97553ce124e1c4639e08e9c"}} as unknown as TypedDocumentString<WholeScoreQuery, WholeScoreQueryVariables>;
export const StrikesDocument = {"__meta__":{"id":"sha256:2416c676e7a2f8b9eb12bb682c1940df828f0726cd9703786f5e046939e1e1ae"}} as unknown as TypedDocumentString<StrikesQuery, StrikesQueryVariables>;
export const AppealStrikeDocument = {"__meta__":{"id":"sha256:9ef7b7ae81853f8c12fc1c81a614f86a3c02d1d2a3512cec9fe085a581a5d3c9"}} as unknown as TypedDocumentString<AppealStrikeMutation, AppealStrikeMutationVariables>;
export const ProductPageDocument = {"__meta__":{"id":"sha256:f31380c396c277dcac0f3af33c8e7a335f6bcb56c56b925b88d29cc9430d8ebd"}} as unknown as TypedDocumentString<ProductPageQuery, ProductPageQueryVariables>;
export const OfferPageDocument = {"__meta__":{"id":"sha256:b14703ea838a7239a9a8ad25e23d89d355d2330edef0c1d7d9fd950d54d32b1c"}} as unknown as TypedDocumentString<OfferPageQuery, OfferPageQueryVariables>;
export const OneProductDocument = {"__meta__":{"id":"sha256:acc61861671f7259efaaed06f635fe3309e756ddd3aae8a081e38a54362f0360"}} as unknown as TypedDocumentString<OneProductQuery, OneProductQueryVariables>;
export const EditorListsDocument = {"__meta__":{"id":"sha256:e71b660c8d93bd4ac955c7b64a1558dc0a1111378c8735a3b0eee5abc4a69a30"}} as unknown as TypedDocumentString<EditorListsQuery, EditorListsQueryVariables>;
export const CategoriesBelowDocument = {"__meta__":{"id":"sha256:39c2112a7c4abfcd817e7cced9af0a2071b1accc2938dfc57323744808311357"}} as unknown as TypedDocumentString<CategoriesBelowQuery, CategoriesBelowQueryVariables>;
export const ByBarcodeDocument = {"__meta__":{"id":"sha256:43b00a59990751505a5c812e7a80c03617595ec55cd61390e1b2b3434f625d36"}} as unknown as TypedDocumentString<ByBarcodeQuery, ByBarcodeQueryVariables>;
export const CreateProductDocument = {"__meta__":{"id":"sha256:ef8194df309c5a1799ec6d9055a03c968e1a191d5d9090e6a3081b3565b28982"}} as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = {"__meta__":{"id":"sha256:cea998167515c4db7a4d3203c815f81fad8ce4a002f6868962c5e9c646fc6dae"}} as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const ArchiveProductDocument = {"__meta__":{"id":"sha256:1c712333dcc50c01d66ba5824650a914a97397781e353934d0b02e9b846b3a75"}} as unknown as TypedDocumentString<ArchiveProductMutation, ArchiveProductMutationVariables>;
export const SetPicturesDocument = {"__meta__":{"id":"sha256:9424c088c72c8098b5fbbd143e994646c73cddf90251fa2c7178a5b01a2a1441"}} as unknown as TypedDocumentString<SetPicturesMutation, SetPicturesMutationVariables>;
export const WriteVariantDocument = {"__meta__":{"id":"sha256:c2e4c73ab99e847275e61c291cc72516c7dc8d9fe1fe67fb08c4d327beb787d7"}} as unknown as TypedDocumentString<WriteVariantMutation, WriteVariantMutationVariables>;
export const DeleteVariantDocument = {"__meta__":{"id":"sha256:f7aadf58cbe760e1e2dd706d90fa6523894a9f7a899a6fe9eca5d4dd39eb7854"}} as unknown as TypedDocumentString<DeleteVariantMutation, DeleteVariantMutationVariables>;
export const WriteOfferDocument = {"__meta__":{"id":"sha256:97c9a248b4180c8f4ea3dfdf7cd54383923299de1885a5917866f3d1fc263305"}} as unknown as TypedDocumentString<WriteOfferMutation, WriteOfferMutationVariables>;
export const WithdrawOfferDocument = {"__meta__":{"id":"sha256:947c2f48f54d559301b109d5be702883b8454e0c0cdec1bbd7089c1f6694f859"}} as unknown as TypedDocumentString<WithdrawOfferMutation, WithdrawOfferMutationVariables>;
export const SetFirstStockDocument = {"__meta__":{"id":"sha256:e38bc118e4fbef199db1f751bbc69cc793085183643a63ac5469ca208ac4ba88"}} as unknown as TypedDocumentString<SetFirstStockMutation, SetFirstStockMutationVariables>;
export const AnnouncePictureDocument = {"__meta__":{"id":"sha256:547fb3e4fcc7ca69bd85d9bba7d3bc42579bef2dcd4909e84c12ab09f61426df"}} as unknown as TypedDocumentString<AnnouncePictureMutation, AnnouncePictureMutationVariables>;
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
export const StockPageDocument = {"__meta__":{"id":"sha256:c26eeac40eba7f551f8c555c20397346c26ec621cb0ff10d7e30dbe6d9492f1f"}} as unknown as TypedDocumentString<StockPageQuery, StockPageQueryVariables>;
export const OneLevelDocument = {"__meta__":{"id":"sha256:19c834ab1cf05f346722ecdd8994fd34852b3c327aa2b9d11a23e97b1e2f7043"}} as unknown as TypedDocumentString<OneLevelQuery, OneLevelQueryVariables>;
export const SetStockDocument = {"__meta__":{"id":"sha256:a3198ada73197412e90394cd5a7f0d7e9b7c3593b9cbba14dc9c70737a982b3f"}} as unknown as TypedDocumentString<SetStockMutation, SetStockMutationVariables>;
export const AdjustStockDocument = {"__meta__":{"id":"sha256:aed0fdf6e744cf0270130b278b671bc28e966ec98c7e14faa121e8db11317344"}} as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const TeamDocument = {"__meta__":{"id":"sha256:34126c43a4f9d32266087a2bae7027fcf869ea39dfdf631e29dfb1d177fda312"}} as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const InvitationsDocument = {"__meta__":{"id":"sha256:8a92057d82af23909a0716a8b89d68891504b5a75d7d6ceb22729b677dc01bf1"}} as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const InviteMemberDocument = {"__meta__":{"id":"sha256:b317e431fbec783ea30f3f07f5d14d3cbccae96f569f1b5e4719ed5024028052"}} as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const WithdrawInvitationDocument = {"__meta__":{"id":"sha256:a9c874f89f5cd1b384b16dd93756588904d10060ff6a6ff527fab6888331dc6b"}} as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const SetPlaceDocument = {"__meta__":{"id":"sha256:28c81a182240c4431be7beaff41c9775282c864babb3363c11fd92efbac1e524"}} as unknown as TypedDocumentString<SetPlaceMutation, SetPlaceMutationVariables>;
export const RemoveMemberDocument = {"__meta__":{"id":"sha256:a53922d8608eba41ae5e431cd304d80e26aaecbd3a185e64214eba8bde6ef1b2"}} as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;