UPDATE checkout SET
  lines = COALESCE((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offer_id', l.offer_id, 'variant_id', l.variant_id, 'product_id', l.product_id,
    'vendor_id', l.vendor_id, 'quantity', l.quantity, 'seen_minor', l.seen_minor) ORDER BY l.position) FROM checkout_line l WHERE l.checkout_id = checkout.id), '[]'),
  deliveries = COALESCE((SELECT jsonb_agg(jsonb_build_object('vendor_id', d.vendor_id, 'method_id', d.method_id, 'seen_minor', d.seen_minor) ORDER BY d.vendor_id)
    FROM checkout_delivery d WHERE d.checkout_id = checkout.id), '[]');
