import type { NextRequest } from 'next/server';
import { bff } from '@/lib/bff';
import { answer } from '@/shared/lib/bff';

export function POST(request: NextRequest): Promise<Response> {
  return answer(bff, request);
}
