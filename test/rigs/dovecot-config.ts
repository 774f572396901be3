// How Dovecot 2.3 is told to run without root's rights, and as whom.
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** `spawnAs`: we are root and must start it as somebody else. */
export type Owner = {
  uid: number;
  gid: number;
  user: string;
  group: string;
  spawnAs: boolean;
};

/** pop3-login refuses to run as root; nobody has number 65534 on every Linux. */
export function runner(): Owner {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) {
    const asked = spawnSync('id', ['-gn'], { encoding: 'utf8' });
    return { uid, gid, user: username, group: asked.stdout.trim(), spawnAs: false };
  }
  const group = spawnSync('id', ['-gn', 'nobody'], { encoding: 'utf8' }).stdout.trim();
  return {
    uid: 65534,
    gid: 65534,
    user: 'nobody',
    group: group || 'nogroup',
    spawnAs: true,
  };
}

/** All of dovecot.conf; 2.4 has another syntax. */
export function configuration(
  folder: string,
  owner: Owner,
  pop3: number,
  pop3s: number,
): string {
  return `protocols = pop3
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
listen = 127.0.0.1
default_internal_user = ${owner.user}
default_internal_group = ${owner.group}
default_login_user = ${owner.user}
auth_mechanisms = plain login cram-md5 apop scram-sha-256
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = ${owner.uid}
mail_max_userip_connections = 100
auth_failure_delay = 0
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
ssl_dh =
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
service anvil {
  chroot =
}
service stats {
  chroot =
  unix_listener stats-reader {
    mode = 0666
  }
  unix_listener stats-writer {
    mode = 0666
  }
}
service pop3-login {
  chroot =
  process_limit = 20
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = ${pop3s}
    ssl = yes
  }
}
service auth {
  user = ${owner.user}
}
service auth-worker {
  user = ${owner.user}
}`;
}

/** For who shows a certificate of this root; others may sign in as before. */
export function byCertificate(root: string): string {
  return `auth_mechanisms = plain external
ssl_ca = <${root}
ssl_verify_client_cert = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
auth_ssl_username_from_cert = yes
passdb {
  driver = static
  args = nopassword
  mechanisms = external
}`;
}

/** IMAP beside POP3, over TLS and with STARTTLS; nobody signs in before that. */
export function imapService(imap: number, imaps: number): string {
  return `protocols = pop3 imap
service imap-login {
  chroot =
  process_limit = 20
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}`;
}
