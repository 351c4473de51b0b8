'use client';
import { SignUp, type SignUpProps } from '@/features/sign/sign-up';
import { enter } from '../../enter';

export function SignUpEntry(props: Omit<SignUpProps, 'onEntered'>) {
  return <SignUp {...props} onEntered={enter} />;
}
