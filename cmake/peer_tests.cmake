# fulgurite_peer_tests(LABEL): each test_*.py of this folder is a ctest LABEL.NAME that meets real peers.
# They share two cores and the disk, so only one runs at a time; a missing peer skips it, and fails it under CI=true.
function(fulgurite_peer_tests label)
    find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
    file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/test_*.py)
    foreach(script IN LISTS scripts)
        get_filename_component(name ${script} NAME_WE)
        string(REGEX REPLACE "^test_" "" name ${name})
        add_test(NAME ${label}.${name} COMMAND Python3::Interpreter ${script})
        set_tests_properties(${label}.${name} PROPERTIES LABELS ${label} RESOURCE_LOCK peers SKIP_RETURN_CODE 77 TIMEOUT 1800
            ENVIRONMENT "PYTHONPATH=${PROJECT_SOURCE_DIR}/tests/support;PYTHONDONTWRITEBYTECODE=1;FULGURITE_BIN=${CMAKE_BINARY_DIR}/bin")
    endforeach()
endfunction()
