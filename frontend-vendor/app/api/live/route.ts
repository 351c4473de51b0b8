import type { NextRequest } from 'next/server';
import { bff } from '@/lib/bff';
import { live } from '@/shared/lib/bff';

export function POST(request: NextRequest): Promise<Response> {
  return live(bff, request);
}
