'use client';
import { Callback } from '@/features/sign/callback';
import { enter } from '../../enter';

export function CallbackEntry() {
  return <Callback onEntered={enter} />;
}
