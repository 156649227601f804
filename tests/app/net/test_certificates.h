// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::testing {

/// Self-signed certificates of two made-up servers and their keys, good for a hundred years and for
/// nothing but these tests.
struct TestCertificate {
    const char *certificate, *key;
};

inline constexpr TestCertificate kFirstCertificate{R"(-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUBwIPPAm4AHMAFvX/2PIEkirqurswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1NTcyMloYDzIxMjYxMDI4
MTU1NzIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATtUznWEkr6N/3Cp2yjiACMY70q4X2lhQbv1ki/IV8uIXFTPpM2yAyV
qphN5ASospj7D9mMSit8KUvYluUwx8x+o1MwUTAdBgNVHQ4EFgQUsYxZsgIwdX9l
yzAFrmzn3VVfjqIwHwYDVR0jBBgwFoAUsYxZsgIwdX9lyzAFrmzn3VVfjqIwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiApZ2fsrAY8HNJN9Jo7Hx6f
vUCD00uw9+bp2I57+sFWGgIgMUJQyx5CfWn6/v9R1WwBu1eO+VE/1ELLOcSF2TsU
Qus=
-----END CERTIFICATE-----
)",
                                                   R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTpaB1DQYDmBgdquB
yvEdFNwR1p7tPO7y0duGhaV3DmqhRANCAATtUznWEkr6N/3Cp2yjiACMY70q4X2l
hQbv1ki/IV8uIXFTPpM2yAyVqphN5ASospj7D9mMSit8KUvYluUwx8x+
-----END PRIVATE KEY-----
)"};
inline constexpr TestCertificate kOtherCertificate{R"(-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUcHavaTrGChwpszn3hbavf/zsymQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1NTcyMloYDzIxMjYxMDI4
MTU1NzIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARNEtcSSnVOhWdN4gBnCbcmEic/colbEyymD1p/mXLa+P4UHIbcRdgj
qOxrLrg5ZKxUgjFNsYLuM1focY0/yvz9o1MwUTAdBgNVHQ4EFgQUBj7bahMcu+qK
HpQpBFhiO0xOoK0wHwYDVR0jBBgwFoAUBj7bahMcu+qKHpQpBFhiO0xOoK0wDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA2mP9qSv/wBwTr1ozP23v
uUPrS7bzv066U4P9lp2Z/fACIQDfGyth1zP3Z6WewMeKG80KbAcUEZT1sDwzTbhB
zZnkSQ==
-----END CERTIFICATE-----
)",
                                                   R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgb+gXmXvijdfMoLCe
tbDryYueYvmrxP+w9e04ote+uGOhRANCAARNEtcSSnVOhWdN4gBnCbcmEic/colb
EyymD1p/mXLa+P4UHIbcRdgjqOxrLrg5ZKxUgjFNsYLuM1focY0/yvz9
-----END PRIVATE KEY-----
)"};

} // namespace fulgurite::testing
