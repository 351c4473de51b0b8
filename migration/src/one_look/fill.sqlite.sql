UPDATE checkout SET
  lines = (SELECT json_group_array(json_object('id', hex(l.id), 'offer_id', hex(l.offer_id), 'variant_id', hex(l.variant_id), 'product_id', hex(l.product_id),
    'vendor_id', hex(l.vendor_id), 'quantity', l.quantity, 'seen_minor', l.seen_minor))
    FROM (SELECT * FROM checkout_line WHERE checkout_id = checkout.id ORDER BY position) l),
  deliveries = (SELECT json_group_array(json_object('vendor_id', hex(d.vendor_id), 'method_id', hex(d.method_id), 'seen_minor', d.seen_minor))
    FROM (SELECT * FROM checkout_delivery WHERE checkout_id = checkout.id ORDER BY vendor_id) d);
