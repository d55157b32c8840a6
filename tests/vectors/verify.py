"""A second, independent reading of the protocol: PyNaCl, kyber-py, cbor2 and the standard library, nothing of the Rust code.

Checks every pinned envelope: header layout, names, chain, Ed25519 signature, XChaCha20-Poly1305, padding, deflate, CBOR,
the roster's hash chain, and opens the key package: X-Wing (draft-connolly-cfrg-xwing-kem) put together here from ML-KEM-768
and X25519, under the key schedule of RFC 9180.
"""

import hashlib
import hmac
import json
import pathlib
import struct
import zlib

import cbor2
import nacl.bindings
import nacl.exceptions
import nacl.signing
from kyber_py.ml_kem import ML_KEM_768

KINDS = {1: "bundle", 2: "snapshot", 3: "roster", 4: "beacon", 5: "receipt", 6: "limit notice"}
HEADER = struct.Struct(">4sBBH16s16s16sQI32s16s24sI")


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def hkdf(secret: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 with SHA-256 and no salt."""
    key = hmac.digest(bytes(32), secret, "sha256")
    out, block, counter = b"", b"", 1
    while len(out) < length:
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        out += block
        counter += 1
    return out[:length]


def parse(raw: bytes) -> dict:
    names = "magic kind suite flags team space device seq roster_idx prev epoch nonce ct_len".split()
    header = dict(zip(names, HEADER.unpack_from(raw)))
    assert HEADER.size == 144 and header["magic"] == b"SL1\x01" and header["suite"] == 1 and header["flags"] == 0
    assert len(raw) == 144 + header["ct_len"] + 64
    header["aad"], header["ct"], header["signature"] = raw[:144], raw[144:-64], raw[-64:]
    return header


def verify(header: dict, sign_pk: bytes) -> None:
    signed = b"sl1.env\0" + header["aad"] + sha256(header["ct"])
    nacl.signing.VerifyKey(sign_pk).verify(signed, header["signature"])


def open_body(header: dict, content: bytes) -> dict:
    key = hkdf(content, b"sl1.env" + header["space"] + header["device"], 32)
    plain = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(header["ct"], header["aad"], header["nonce"], key)
    size = len(header["ct"])
    assert size in [1024 << step for step in range(7)] or size % 65536 == 0, "the size is no step"
    packed, mark, padding = plain.rpartition(b"\x80")
    assert mark and not padding.strip(b"\0"), "the padding is not 0x80 0x00…"
    return cbor2.loads(zlib.decompress(packed, -15))


def x_wing_decapsulate(seed: bytes, enc: bytes) -> bytes:
    """Section 5 of draft-connolly-cfrg-xwing-kem: ML-KEM-768 and X25519 from one seed, joined by SHA3-256."""
    expanded = hashlib.shake_256(seed).digest(96)
    _, sk_m = ML_KEM_768._keygen_internal(expanded[:32], expanded[32:64])
    ct_m, ct_x = enc[:1088], enc[1088:]
    pk_x = nacl.bindings.crypto_scalarmult_base(expanded[64:])
    shared = ML_KEM_768.decaps(sk_m, ct_m) + nacl.bindings.crypto_scalarmult(expanded[64:], ct_x)
    return hashlib.sha3_256(shared + ct_x + pk_x + bytes.fromhex("5c2e2f2f5e5c")).digest()


def hpke_open(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """RFC 9180, base mode, one shot: X-Wing (0x647a), HKDF-SHA256, ChaCha20-Poly1305; no associated data."""
    enc, ct = sealed[:1120], sealed[1120:]
    suite = b"HPKE" + struct.pack(">HHH", 0x647A, 1, 3)
    extract = lambda salt, label, ikm: hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")

    def expand(prk: bytes, label: bytes, context: bytes, length: int) -> bytes:
        text = struct.pack(">H", length) + b"HPKE-v1" + suite + label + context
        return hmac.digest(prk, text + b"\1", "sha256")[:length]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(x_wing_decapsulate(seed, enc), b"secret", b"")
    key, nonce = expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)
    return nacl.bindings.crypto_aead_chacha20poly1305_ietf_decrypt(ct, b"", nonce, key)


def verify_paper(paper: dict) -> None:
    """A recovery key: HKDF from 32 bytes of paper; any two of three papers give them by XOR."""
    seed, sign_pk, kem_pk = (bytes.fromhex(paper[name]) for name in ("seed", "sign_pk", "kem_pk"))
    signing = nacl.signing.SigningKey(hkdf(seed, b"maraude.paper.sign", 32))
    assert signing.verify_key.encode() == sign_pk
    expanded = hashlib.shake_256(hkdf(seed, b"maraude.paper.kem", 32)).digest(96)
    ek, _ = ML_KEM_768._keygen_internal(expanded[:32], expanded[32:64])
    assert kem_pk == ek + nacl.bindings.crypto_scalarmult_base(expanded[64:])
    assert bytes.fromhex(paper["id"]) == sha256(b"sl1.dev", sign_pk, sha256(kem_pk))[:16]
    halves = {}
    for share in paper["shares"]:
        raw = bytes.fromhex(share["bytes"])
        halves[raw[0]] = (raw[1:33], raw[33:])
    for first, second in ((1, 2), (2, 3), (3, 1)):
        assert bytes(a ^ b for a, b in zip(halves[first][0], halves[second][1])) == seed


def main() -> None:
    vectors = json.loads((pathlib.Path(__file__).parent / "vectors.json").read_text())
    device = {name: bytes.fromhex(value) for name, value in vectors["device"].items()}
    assert device["id"] == sha256(b"sl1.dev", device["sign_pk"], sha256(device["kem_pk"]))[:16]
    assert device["kem_name"] == sha256(device["kem_pk"])[:16]
    content = bytes.fromhex(vectors["epoch"]["content"])
    assert hkdf(content, b"sl1.epoch-id", 16).hex() == vectors["epoch"]["id"]

    roster = [bytes.fromhex(entry) for entry in vectors["roster"]]
    team = sha256(roster[0])[:16]
    assert team.hex() == vectors["team"]
    prev = bytes(32)
    for seq, raw in enumerate(roster, 1):
        entry = parse(raw)
        verify(entry, device["sign_pk"])
        assert (entry["kind"], entry["seq"], entry["prev"]) == (3, seq, prev)
        assert entry["team"] == (bytes(16) if seq == 1 else team)
        assert isinstance(cbor2.loads(entry["ct"])[0], list)
        prev = sha256(raw)

    seen, prev = {3}, bytes(32)
    for seq, vector in enumerate(vectors["envelopes"], 1):
        raw = bytes.fromhex(vector["bytes"])
        header = parse(raw)
        verify(header, device["sign_pk"])
        assert (header["kind"], header["seq"], header["prev"], header["team"]) == (vector["kind"], seq, prev, team)
        assert header["epoch"].hex() == vectors["epoch"]["id"]
        body = open_body(header, content)
        assert body[6] == 30_000_360 and [item[1] for item in body[3]] == ["outing", "outing"]
        assert body[3][0][2] == [0, [[b"a change"]]] and body[3][1][2] == [1, [b"a document"]]
        # A receipt names the last envelope of each chain that the antenna holds: space, device, number, hash.
        received = [{0: bytes([7]) * 16, 1: bytes([6]) * 16, 2: 9, 3: bytes([10]) * 32}]
        assert body.get(8) == (received if header["kind"] == 5 else None)
        for broken in (raw[:150] + bytes([raw[150] ^ 1]) + raw[151:], raw[:60] + bytes([raw[60] ^ 1]) + raw[61:]):
            try:
                verify(parse(broken), device["sign_pk"])
            except nacl.exceptions.BadSignatureError:
                continue
            raise AssertionError("a broken envelope passes")
        seen.add(header["kind"])
        prev = sha256(raw)
    assert seen == set(KINDS), f"no vector for {set(KINDS) - seen}"
    space = bytes([7]) * 16
    package = cbor2.loads(hpke_open(device["secret"][32:], bytes.fromhex(vectors["package"]), b"sl1.package\0" + team + space + device["id"]))
    assert package == {0: space, 1: "night:2027-01-15", 2: content + bytes.fromhex(vectors["epoch"]["chain"]), 3: []}
    verify_paper(vectors["paper"])
    print(f"{len(roster)} roster entries and {len(vectors['envelopes'])} envelopes of {len(seen)} kinds verified")


if __name__ == "__main__":
    main()
