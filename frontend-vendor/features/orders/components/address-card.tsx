'use client';
import type { ReactNode } from 'react';
import { AddressLines } from '@/components/address-lines';
import type { PlaceFragment } from '@/lib/graphql/generated/graphql';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';

/** An address, or why there is none. */
export function AddressCard({
  title,
  address,
  none,
  children,
}: {
  title: string;
  address: PlaceFragment | null | undefined;
  none: string;
  children?: ReactNode;
}) {
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader className="mb-0">
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      {address ? <AddressLines address={address} /> : <p className="text-muted-foreground text-sm">{none}</p>}
      {children}
    </Card>
  );
}
